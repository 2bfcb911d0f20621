/// How much of an HTTP head is taken, and for how long it is waited for.
public struct HeadLimits: Sendable {
    /// The most bytes of a head, its final empty line included; a browser's head with cookies stays far below 8 KiB.
    public var bytes: Int
    /// The most header fields; a browser sends about fifteen.
    public var fields: Int
    /// The time from the connection to the last byte of the head; who is slower holds a connection for nothing.
    public var time: Duration

    /// Creates limits; the defaults are 8 KiB, 64 fields and five seconds.
    public init(bytes: Int = 8192, fields: Int = 64, time: Duration = .seconds(5)) {
        self.bytes = bytes
        self.fields = fields
        self.time = time
    }
}
