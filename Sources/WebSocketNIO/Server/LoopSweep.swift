import NIOCore

/// Looks after the deadlines and heartbeats of all connections of one loop: one task, not a timer for each connection.
///
/// Confined to its loop. It runs only while there are connections.
final class LoopSweep {
    /// Sweeps after which a connection is looked at whatever it has said: what is due earlier is told (``touch(_:)``), and
    /// whatever might not be is late by so much at most.
    ///
    /// An idle connection is in no cache; looking at each of five thousand every time costs more than their Pings.
    private static let sweepsBetweenLooks: Int64 = 20

    /// A connection, and when it has something to do at the earliest.
    private struct Entry {
        let connection: ServerChannelHandler
        var due: NIODeadline
    }

    private let loop: any EventLoop
    private let interval: TimeAmount
    private var entries: [Entry] = []
    private var isScheduled = false

    init(loop: any EventLoop, interval: TimeAmount) {
        self.loop = loop
        self.interval = interval
    }

    func add(_ connection: ServerChannelHandler) {
        connection.sweepIndex = entries.count
        entries.append(Entry(connection: connection, due: loop.now))
        schedule()
    }

    func remove(_ connection: ServerChannelHandler) {
        guard let index = connection.sweepIndex, let last = entries.popLast() else { return }
        connection.sweepIndex = nil
        guard last.connection !== connection else { return }
        entries[index] = last
        last.connection.sweepIndex = index
    }

    /// Has a connection looked at with the next sweep, because what it waits for is another thing now.
    func touch(_ connection: ServerChannelHandler) {
        guard let index = connection.sweepIndex else { return }
        entries[index].due = loop.now
    }

    private func schedule() {
        guard !isScheduled, !entries.isEmpty else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: interval) { self.run() }
    }

    private func run() {
        isScheduled = false
        let now = loop.now
        let latest = now + interval * Self.sweepsBetweenLooks
        var index = 0
        // Counted anew each time: a connection may end while it is looked at.
        while index < entries.count {
            if entries[index].due <= now { look(at: index, now, latest) }
            index += 1
        }
        schedule()
    }

    private func look(at index: Int, _ now: NIODeadline, _ latest: NIODeadline) {
        let connection = entries[index].connection
        connection.advance(to: now)
        guard let place = connection.sweepIndex else { return }
        entries[place].due = min(connection.due(at: now), latest)
    }
}
