import ChatClient
import NIOCore
import WebSocketCore

/// Virtual time, and everything that happens in it: one thing after another, in an order that the seed decides.
final class World {
    /// The first thing that went wrong; the world stands still then.
    private(set) var violation: String?
    /// What has happened, where somebody wants to know.
    private(set) var trace: Trace?

    let clock = SimulatedClock()
    var random: Chance
    /// The loops that run.
    var loops: [SimulatedLoop] = []
    private var agenda = Agenda()

    init(seed: UInt64, isTraced: Bool) {
        random = Chance(seed: seed)
        trace = isTraced ? Trace() : nil
    }

    var now: Instant { clock.now }

    /// Has something happen after a while.
    func after(_ time: Duration, _ action: @escaping () -> Void) {
        agenda.add(at: now.advanced(by: time), action)
    }

    /// Has something happen at an instant.
    func at(_ instant: Instant, _ action: @escaping () -> Void) {
        agenda.add(at: max(instant, now), action)
    }

    /// Takes note of something that must not happen.
    func violate(_ sentence: @autoclosure () -> String) {
        if violation == nil { violation = "at \(clock.elapsed): \(sentence())" }
    }

    /// Takes note of something that has happened.
    func note(_ event: @autoclosure () -> String) {
        trace?.add("\(clock.elapsed) \(event())")
    }

    /// Lets everything happen for a while, or until something has gone wrong.
    func run(for time: Duration) {
        let end = now.advanced(by: time)
        while violation == nil {
            if let loop = nextLoop() {
                loop.runOne()
                // A thread that gets none of the machine's time for a while.
                if random.happens(1, in: 500) { loop.stall(until: now.advanced(by: random.milliseconds(in: 1...40))) }
                continue
            }
            guard let next = nextInstant, next <= end else { return clock.move(to: end) }
            clock.move(to: max(now, next))
            if let action = agenda.next(at: now) { action() }
        }
    }

    /// Lets everything happen until a condition holds, which is looked at once a second, but not for ever.
    func run(atMost time: Duration, until isDone: () -> Bool) {
        let end = now.advanced(by: time)
        while violation == nil, now < end, !isDone() { run(for: .seconds(1)) }
    }

    /// Lets go of everything that was still to happen.
    func end() {
        agenda = Agenda()
        loops = []
    }

    /// One of the loops that have something to do.
    private func nextLoop() -> SimulatedLoop? {
        var ready: [SimulatedLoop] = []
        for loop in loops where loop.isReady { ready.append(loop) }
        return ready.count < 2 ? ready.first : random.element(of: ready)
    }

    private var nextInstant: Instant? {
        var next = agenda.nextInstant
        for loop in loops {
            if let instant = loop.nextInstant { next = min(next ?? instant, instant) }
        }
        return next
    }
}
