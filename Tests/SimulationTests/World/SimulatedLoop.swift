import Dispatch
import NIOCore
import Synchronization
import WebSocketCore

@testable import WebSocketNIO

/// An event loop in virtual time, of which the world runs one piece of work at a time.
///
/// It keeps NIO's order: what is ready to be read first, then the tasks until there are none, then again what is ready.
/// Between two pieces the world may run another loop, so that loops interleave as threads do. Work may be handed in from
/// other threads, as a real store does.
final class SimulatedLoop: EventLoop {
    private typealias Work = @Sendable () -> Void

    private struct Timer {
        let due: NIODeadline
        let number: Int
        let run: Work
        let cancel: Work
    }

    private struct State {
        /// What became ready since the last turn, and what this turn still has to read.
        var ready: [Work] = []
        var reading: [Work] = []
        var tasks: [Work] = []
        /// In the order in which they are due.
        var timers: [Timer] = []
        var timersBegun = 0
        var stalledUntil: NIODeadline?
        var isDead = false
    }

    private let clock: SimulatedClock
    private let state = Mutex(State())
    private let isRunning = Atomic<Bool>(false)
    /// Tells a waiting `perform` of work from another thread.
    private let handedIn = DispatchSemaphore(value: 0)

    init(_ clock: SimulatedClock) {
        self.clock = clock
    }

    // MARK: What the world asks for

    /// Whether there is something to run now.
    var isReady: Bool { nextInstant.map { $0 <= clock.now } ?? false }

    /// When there is something to run next.
    var nextInstant: Instant? {
        let now = now
        return state.withLock { state in
            let isBusy = !state.tasks.isEmpty || !state.reading.isEmpty || !state.ready.isEmpty
            guard let due = isBusy ? now : state.timers.first?.due else { return nil }
            guard let stalled = state.stalledUntil, stalled > due else { return Instant(due) }
            return Instant(stalled)
        }
    }

    /// Runs nothing before an instant.
    func stall(until instant: Instant) {
        state.withLock { $0.stalledUntil = NIODeadline(instant) }
    }

    /// Runs one piece of work.
    func runOne() {
        let now = now
        let work: Work? = state.withLock { state in
            while let first = state.timers.first, first.due <= now {
                state.tasks.append(first.run)
                state.timers.removeFirst()
            }
            if !state.reading.isEmpty { return state.reading.removeFirst() }
            if !state.tasks.isEmpty { return state.tasks.removeFirst() }
            state.reading = state.ready
            state.ready = []
            return state.reading.isEmpty ? nil : state.reading.removeFirst()
        }
        if let work { perform(work) }
    }

    /// Runs something as if it were on the loop's thread.
    func perform<Result>(_ body: () throws -> Result) rethrows -> Result {
        precondition(!isRunning.exchange(true, ordering: .relaxed), "A loop does one thing at a time.")
        defer { isRunning.store(false, ordering: .relaxed) }
        return try body()
    }

    /// Hands in something that a channel has to do, as the system tells a loop of ready descriptors.
    func whenReady(_ work: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if !state.isDead { state.ready.append(work) }
        }
    }

    /// Runs tasks that other threads hand in, until a condition holds; to be called on the loop.
    func wait(until isDone: () -> Bool) {
        while !isDone() {
            handedIn.wait()
            let tasks = state.withLock { state in
                defer { state.tasks = [] }
                return state.tasks
            }
            for task in tasks { task() }
        }
    }

    /// The thread is gone, and whatever it had to do.
    func die() {
        // What is let go of may look whether it is on its loop.
        perform {
            let lost = state.withLock { state in
                defer { state = State(isDead: true) }
                return state
            }
            for timer in lost.timers { timer.cancel() }
        }
    }

    // MARK: EventLoop

    var inEventLoop: Bool { isRunning.load(ordering: .relaxed) }

    var now: NIODeadline { clock.deadline }

    func execute(_ task: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if !state.isDead { state.tasks.append(task) }
        }
        handedIn.signal()
    }

    @discardableResult
    func scheduleTask<T>(deadline: NIODeadline, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        let promise = makePromise(of: T.self)
        let number: Int? = state.withLock { state in
            guard !state.isDead else { return nil }
            state.timersBegun += 1
            let timer = Timer(
                due: deadline, number: state.timersBegun,
                run: {
                    do {
                        promise.assumeIsolated().succeed(try task())
                    } catch {
                        promise.fail(error)
                    }
                },
                cancel: { promise.fail(EventLoopError.cancelled) })
            let place = state.timers.firstIndex { $0.due > deadline } ?? state.timers.endIndex
            state.timers.insert(timer, at: place)
            return timer.number
        }
        if number == nil { promise.fail(EventLoopError.cancelled) }
        return Scheduled(promise: promise) { self.state.withLock { $0.timers.removeAll { $0.number == number } } }
    }

    @discardableResult
    func scheduleTask<T>(in time: TimeAmount, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        scheduleTask(deadline: now + time, task)
    }

    func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable ((any Error)?) -> Void) {
        die()
        queue.async { callback(nil) }
    }
}

extension EventLoop {
    /// Has the loop run something, from whatever part of a simulated world.
    func later(_ body: @escaping () -> Void) {
        let body = OneThread(value: body)
        execute { body.value() }
    }
}

// Everything in a simulated world happens on one thread, so nothing is shared by crossing a loop's border.
private struct OneThread: @unchecked Sendable {
    let value: () -> Void
}
