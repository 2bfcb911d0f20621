/// The states of a text before its changes, newest last, and no more of them than a person can want back.
struct UndoHistory: Equatable, Sendable {
    struct Moment: Equatable, Sendable {
        let clusters: [Character]
        let cursor: Int
    }

    /// With texts of at most a few kilobytes this stays far below a megabyte.
    static let limit = 100

    private var moments: [Moment] = []

    mutating func record(_ moment: Moment) {
        if moments.count == Self.limit { moments.removeFirst() }
        moments.append(moment)
    }

    mutating func takeLast() -> Moment? {
        moments.popLast()
    }
}
