/// Which connection a session is at: what a resume has to close first.
package struct Holder: Hashable, Sendable {
    /// The place of the connection's shard.
    package var shard: Int
    /// The connection's number there.
    package var connection: UInt64

    /// Creates a holder.
    package init(shard: Int, connection: UInt64) {
        self.shard = shard
        self.connection = connection
    }
}
