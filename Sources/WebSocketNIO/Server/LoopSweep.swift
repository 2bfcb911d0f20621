import NIOCore

/// Looks after the deadlines and heartbeats of all connections of one loop: one task, not a timer for each connection.
///
/// Confined to its loop. It runs only while there are connections.
final class LoopSweep {
    private let loop: any EventLoop
    private let interval: TimeAmount
    private var connections: [ServerChannelHandler] = []
    private var isScheduled = false

    init(loop: any EventLoop, interval: TimeAmount) {
        self.loop = loop
        self.interval = interval
    }

    func add(_ connection: ServerChannelHandler) {
        connection.sweepIndex = connections.count
        connections.append(connection)
        schedule()
    }

    func remove(_ connection: ServerChannelHandler) {
        guard let index = connection.sweepIndex, let last = connections.popLast() else { return }
        connection.sweepIndex = nil
        guard last !== connection else { return }
        connections[index] = last
        last.sweepIndex = index
    }

    private func schedule() {
        guard !isScheduled, !connections.isEmpty else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: interval) { self.run() }
    }

    private func run() {
        isScheduled = false
        let now = loop.now
        for connection in connections { connection.advance(to: now) }
        schedule()
    }
}
