/// Word that a command was carried out; state is applied from events only, never from this.
public struct Acknowledgement: Equatable, Sendable {
    /// The id of the command.
    public var re: String?
    /// The number of the event that it made.
    public var seq: Int64?
    /// When that event was accepted.
    public var time: Timestamp?
    /// Whether the event was already in the log, so that the command was a retry.
    public var isDuplicate: Bool

    /// Creates an acknowledgement.
    public init(re: String?, seq: Int64? = nil, time: Timestamp? = nil, isDuplicate: Bool = false) {
        self.re = re
        self.seq = seq
        self.time = time
        self.isDuplicate = isDuplicate
    }
}
