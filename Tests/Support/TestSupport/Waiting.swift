/// Waits for a state, looking often, up to a limit: the one place of the tests where time passes.
public enum Waiting {
    /// Longer than anything takes on a machine that is busy with much else.
    public static let limit = Duration.seconds(30)
    private static let pause = Duration.milliseconds(5)

    /// Whether the state was reached in time.
    public static func until(
        _ limit: Duration = limit, _ isReached: () async throws -> Bool
    ) async throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while try await !isReached() {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: pause)
        }
        return true
    }

    /// Waits for a state, and throws with its name where it was not reached in time.
    public static func require(_ state: String, _ isReached: () async throws -> Bool) async throws {
        guard try await until(limit, isReached) else {
            throw ProgramFailure("It took longer than \(limit) until \(state).")
        }
    }
}
