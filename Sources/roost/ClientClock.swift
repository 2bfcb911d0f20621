import ChatClient
import Glibc

/// Reads the clocks, for the client that owns none.
struct ClientClock {
    private let origin = ContinuousClock.now

    /// The moment of an input: time since the start, the wall clock, and the local zone's offset.
    func now() -> Now {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        var seconds = time.tv_sec
        var local = unsafe tm()
        _ = unsafe localtime_r(&seconds, &local)
        return Now(
            monotonic: ContinuousClock.now - origin,
            wallClock: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000,
            utcOffset: unsafe local.tm_gmtoff)
    }

    /// The clock's instant of a monotonic moment that `now()` counts in.
    func instant(_ monotonic: Duration) -> ContinuousClock.Instant { origin + monotonic }
}
