/// What a peer can do beyond what every peer of this protocol version can: the words of `caps` in `hello` and `welcome`.
public enum Capability {
    /// The server passes on who types.
    public static let typing = "typing"
    /// The server keeps how far somebody has read.
    public static let read = "read"
}
