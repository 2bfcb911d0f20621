import ChatProtocol
import ChatServer
import NIOCore
import Synchronization
import WebSocketCore

/// The one clock of a simulated world: it moves only when the world says so.
final class SimulatedClock: Sendable {
    /// The origin lies well after zero, so that a deadline a while ago is still a legal one.
    private static let origin: Int64 = 1_000_000_000_000
    /// What people read at that moment.
    private static let wallOrigin: Int64 = 1_700_000_000_000

    private let nanoseconds = Atomic<Int64>(origin)

    /// The present, as server and sessions count it.
    var now: Instant { Instant(nanoseconds: nanoseconds.load(ordering: .relaxed)) }

    /// The present, as loops count it.
    var deadline: NIODeadline { .uptimeNanoseconds(UInt64(clamping: now.nanoseconds)) }

    /// The time since the world began.
    var elapsed: Duration { .nanoseconds(now.nanoseconds - Self.origin) }

    /// What people read now: milliseconds since 1970.
    var wall: Int64 { Self.wallOrigin + (now.nanoseconds - Self.origin) / 1_000_000 }

    /// The same, as the server asks for it.
    var server: ServerClock {
        ServerClock(now: { self.now }, wall: { Timestamp(milliseconds: self.wall) })
    }

    func move(to instant: Instant) {
        nanoseconds.store(instant.nanoseconds, ordering: .relaxed)
    }
}
