/// How both ends compress, once permessage-deflate is agreed on (RFC 7692, 7.1).
public struct DeflateAgreement: Hashable, Sendable {
    /// How one end compresses what it sends.
    public struct Direction: Hashable, Sendable {
        /// The window that its messages need at most.
        public var windowBits: WindowBits
        /// Whether a message may refer to those before it: better compression, and a window that stays in memory.
        public var keepsContext: Bool

        /// Creates a direction; the default is what holds where nothing was said.
        public init(windowBits: WindowBits = .largest, keepsContext: Bool = true) {
            self.windowBits = windowBits
            self.keepsContext = keepsContext
        }

        /// Returns what satisfies both.
        func narrowed(to other: Direction) -> Direction {
            Direction(
                windowBits: min(windowBits, other.windowBits), keepsContext: keepsContext && other.keepsContext)
        }
    }

    /// What the client sends.
    public var client: Direction
    /// What the server sends.
    public var server: Direction

    /// Creates an agreement; the default is that of an offer and an answer without parameters.
    public init(client: Direction = Direction(), server: Direction = Direction()) {
        self.client = client
        self.server = server
    }

    /// Returns how this end compresses.
    public func sent(by role: Role) -> Direction {
        role == .client ? client : server
    }

    /// Returns how the messages are compressed that reach this end.
    func received(by role: Role) -> Direction {
        role == .client ? server : client
    }
}
