/// A place in a room's log, `[epoch, seq]` on the wire: what a reader has seen last.
public struct Position: Hashable, Sendable {
    /// The log that `seq` belongs to.
    public var epoch: Epoch
    /// The event's number in that log; 0 stands before the first event.
    public var seq: Int64

    /// Creates a position.
    public init(epoch: Epoch, seq: Int64) {
        self.epoch = epoch
        self.seq = seq
    }
}
