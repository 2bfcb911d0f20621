/// Why a test's program did not do what the test waited for, with what it showed instead.
public struct ProgramFailure: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
