/// What one end is willing to agree on for permessage-deflate (RFC 7692, 7.1).
public struct DeflatePolicy: Hashable, Sendable {
    /// The most that this end does when it compresses.
    public var own: DeflateAgreement.Direction
    /// The most that the peer may do, which is what this end has to keep memory for.
    public var peer: DeflateAgreement.Direction

    /// Creates a policy; the default takes whatever the peer asks for.
    public init(own: DeflateAgreement.Direction = .init(), peer: DeflateAgreement.Direction = .init()) {
        self.own = own
        self.peer = peer
    }

    /// No context in either direction and a small window for what is sent: a connection keeps nothing between two
    /// messages, and one compressed frame fits every peer.
    public static let stateless = DeflatePolicy(
        own: .init(windowBits: .small, keepsContext: false), peer: .init(keepsContext: false))
}
