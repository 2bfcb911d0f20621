/// What a fuzzer drives, by the name that `make fuzz T=name` takes.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// The HTTP heads of both ends' opening handshakes.
    case head
    /// Frames, messages and the session, at both ends, compressed and not.
    case session
    /// The JSON dialect, in both directions.
    case json
    /// What a person types in the plain-text dialect.
    case plain
    /// The keys of a terminal.
    case keys

    /// Drives the code with an input; a trap is a finding as well.
    ///
    /// - Throws: ``FuzzFinding`` if the code does not keep its promises.
    public func run(_ input: [UInt8]) throws(FuzzFinding) {
        switch self {
        case .head: try HeadTarget.run(input)
        case .session: try SessionTarget.run(input)
        case .json: try JSONTarget.run(input)
        case .plain: try PlainTarget.run(input)
        case .keys: try KeysTarget.run(input)
        }
    }
}

/// A promise that the code has not kept for an input.
public struct FuzzFinding: Error, CustomStringConvertible {
    /// Which promise, and what came instead.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Checks a promise.
func promise(_ isKept: Bool, _ description: @autoclosure () -> String) throws(FuzzFinding) {
    guard isKept else { throw FuzzFinding(description()) }
}
