/// What is kept for the next start, and when it is written.
struct Keeping: Equatable, Sendable {
    /// How long a crash may reach back into what was typed or sent.
    static let pause: Duration = .seconds(1)
    /// The same for how far rooms were read, which changes with every line that somebody says.
    static let readingPause: Duration = .seconds(10)

    /// The state as it was read or handed on to be written, but for what waits in `due`.
    var state = ClientState()
    /// Unsent texts of an earlier run, for rooms that were not entered yet.
    var waiting: [ClientState.Place: ClientState.Unsent] = [:]
    /// When each part is to be written that has changed.
    private(set) var due: [StatePart: Duration] = [:]
    /// Whether some input line may have changed since this was last asked.
    var hasNewDrafts = false

    /// Notes that a part has changed: it is written after a pause, which further changes do not make longer.
    mutating func note(_ part: StatePart, at now: Duration, pause: Duration = Keeping.pause) {
        due[part] = min(due[part] ?? .max, now + pause)
    }

    /// Takes the parts that are to be written now.
    mutating func takeDue(at now: Duration) -> [StatePart] {
        let parts = StatePart.allCases.filter { due[$0].map { $0 <= now } ?? false }
        for part in parts { due[part] = nil }
        return parts
    }
}

extension Duration {
    /// Later than any moment.
    fileprivate static let max = Duration.seconds(Int64.max)
}
