/// Which end of the connection we are; it decides who masks and who ends TCP first, and nothing else.
public enum Role: Sendable {
    /// The end that opened the connection: masks what it sends, and leaves ending TCP to the server (RFC 6455, 7.1.1).
    case client

    /// The end that accepted the connection: never masks, and ends TCP once both Close frames are exchanged.
    case server
}
