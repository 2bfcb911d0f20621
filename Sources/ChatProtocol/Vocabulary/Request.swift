/// One command of a client, with the id that its answer will carry.
public struct Request: Equatable, Sendable {
    /// The id that the answer repeats as `re`; for `send` it is the message's `cid`.
    public var id: String?
    /// What is asked for.
    public var command: Command

    /// Creates a request; the id of a `send` is always its `cid`.
    public init(id: String? = nil, command: Command) {
        if case .send(let send) = command { self.id = send.cid.text } else { self.id = id }
        self.command = command
    }
}
