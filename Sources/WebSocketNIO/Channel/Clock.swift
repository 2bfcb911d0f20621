import NIOCore
import WebSocketCore

// The loop's clock and the core's: both count nanoseconds from the same origin, so nothing is lost either way.

extension Instant {
    /// Creates the core's instant for the loop's.
    init(_ deadline: NIODeadline) {
        self.init(nanoseconds: Int64(clamping: deadline.uptimeNanoseconds))
    }
}

extension NIODeadline {
    /// Creates the loop's instant for the core's.
    init(_ instant: Instant) {
        self = .uptimeNanoseconds(UInt64(clamping: instant.nanoseconds))
    }
}
