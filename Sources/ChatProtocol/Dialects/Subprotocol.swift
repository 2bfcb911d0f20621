/// The WebSocket subprotocol names that select a dialect.
public enum Subprotocol {
    /// The JSON dialect; its major version is part of the name.
    public static let json = "roost.v1.json"
    /// Every name that is spoken, best first.
    public static let all = [json]
}
