import NIOCore

/// The count of bytes that were written to a channel and that the peer's side has not yet accepted.
///
/// NIO queues without bound and says nothing; this is what the outbound bound and the write stall are judged by.
struct OutboundQueue: Equatable {
    /// The bytes that wait, those not yet flushed included.
    private(set) var bytes = 0

    /// When a byte was last accepted while others had to wait; none while nothing has to wait.
    private(set) var waitingSince: NIODeadline?

    /// Counts bytes that were written.
    mutating func append(_ count: Int) {
        bytes += count
    }

    /// Takes over how many bytes are left after a flush, or at any later look.
    mutating func settle(remaining: Int, now: @autoclosure () -> NIODeadline) {
        if remaining == 0 {
            waitingSince = nil
        } else if waitingSince == nil || remaining < bytes {
            waitingSince = now()
        }
        bytes = remaining
    }

    /// Returns whether bytes have waited for the whole limit and not one was accepted.
    func isStalled(for limit: TimeAmount, at now: NIODeadline) -> Bool {
        guard let waitingSince else { return false }
        return now - waitingSince >= limit
    }
}
