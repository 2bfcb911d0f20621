import ChatProtocol
import Glibc
import NIOCore
import WebSocketCore

extension ServerClock {
    /// The machine's own clocks.
    package static let system = ServerClock(
        now: { Instant(nanoseconds: Int64(clamping: NIODeadline.now().uptimeNanoseconds)) },
        wall: {
            var time = timespec()
            unsafe clock_gettime(CLOCK_REALTIME, &time)
            return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        },
        utcOffset: {
            var now = time_t()
            _ = unsafe time(&now)
            var local = unsafe tm()
            _ = unsafe localtime_r(&now, &local)
            return .seconds(unsafe local.tm_gmtoff)
        })
}

/// The system's source of unguessable bytes.
package enum SystemRandom {
    /// The most that the system gives at one call (getentropy(3)).
    private static let callBytesMax = 256

    /// Returns so many of them.
    @Sendable package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let isFilled = unsafe bytes.withUnsafeMutableBytes { bytes in
            stride(from: 0, to: count, by: callBytesMax).allSatisfy { start in
                unsafe getentropy(bytes.baseAddress?.advanced(by: start), min(callBytesMax, count - start)) == 0
            }
        }
        // A kernel without randomness is no place for tokens; it would be older than Swift runs on.
        precondition(isFilled, "The system gives no random bytes.")
        return bytes
    }
}

extension System {
    /// This machine's name; empty if it has none.
    static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
