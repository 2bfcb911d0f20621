import Glibc
import NIOCore
import NIOPosix
import WebSocketNIO

/// Runs plans: who connects, when is measured, and what comes out.
package struct LoadRun: Sendable {
    /// How long each part of a run takes, all of them bounded.
    package struct Times: Sendable {
        /// Until all are in.
        package var entering = Duration.seconds(60)
        /// From then on, until the first message.
        package var settling = Duration.milliseconds(300)
        /// Messages that are not counted.
        package var warmUp = Duration.seconds(1)
        /// Messages that are.
        package var measuring = Duration.seconds(3)
        /// From the last message, for those on their way.
        package var draining = Duration.seconds(5)

        /// Creates times for a short run.
        package init() {}
    }

    private var plan: LoadPlan
    private let times: Times
    /// The server's process, whose time and memory are read.
    private let process: Int?

    /// Creates a run.
    package init(_ plan: LoadPlan, times: Times, process: Int?) {
        self.plan = plan
        self.times = times
        self.process = process
    }

    private struct Snapshot {
        let time: NIODeadline
        let deliveries: Int
        let payloadBytes: Int
        let process: ProcessReading?
        let generator: ProcessReading?
    }

    /// Connects everybody, has them speak, and measures.
    package func run() async throws -> LoadReport {
        try await onLoop { loop, crowd in
            let before = reading()
            var report = try await enter(loop, crowd)
            try await Task.sleep(for: times.settling)
            let joined = reading()

            try await loop.submit { crowd.value.speak() }.get()
            try await Task.sleep(for: times.warmUp)
            _ = try await loop.submit { crowd.value.takeLatencies() }.get()
            let start = try await snapshot(loop, crowd)
            try await Task.sleep(for: times.measuring)
            let end = try await snapshot(loop, crowd)
            let latencies = try await loop.submit { crowd.value.takeLatencies() }.get()

            let last = NIODeadline.now() + TimeAmount(times.draining)
            try await loop.flatSubmit {
                crowd.value.fallSilent()
                return crowd.value.drain(by: last, crowd)
            }.get()
            let afterwards = reading()
            try await count(&report, loop, crowd)
            add(start, end, latencies, to: &report)
            report.memory = memory(before, joined, afterwards)
            try await loop.flatSubmit { crowd.value.leave() }.get()
            return report
        }
    }

    /// Connects everybody in so many rounds, each time anew, and measures that; also returns what the last were told.
    package func storm(rounds: Int) async throws -> (LoadReport, [CapturedFields]) {
        var (latencies, seconds, processSeconds, kernelSeconds) = (Latencies(), 0.0, 0.0, 0.0)
        var captured: [CapturedFields] = []
        for round in 0..<rounds {
            let before = reading()
            let start = NIODeadline.now()
            captured = try await inRound(round).onLoop { loop, crowd in
                _ = try await enter(loop, crowd)
                seconds += Double((NIODeadline.now() - start).nanoseconds) / 1e9
                if let before, let after = reading() {
                    processSeconds += after.seconds - before.seconds
                    kernelSeconds += after.kernelSeconds - before.kernelSeconds
                }
                let (entering, told) = try await loop.submit { (crowd.value.entering, crowd.value.captured) }.get()
                latencies.merge(entering)
                try await Task.sleep(for: times.settling)
                try await loop.flatSubmit { crowd.value.leave() }.get()
                return told
            }
            // The server is to be done with those who have left.
            if round < rounds - 1 { try await Task.sleep(for: times.warmUp) }
        }
        let count = plan.connections * rounds
        let connecting = LoadReport.Connecting(
            count: count, perSecond: Double(count) / seconds, latency: LoadReport.Latency(latencies),
            serverMicroseconds: process == nil ? nil : processSeconds / Double(count) * 1e6,
            kernelShare: processSeconds > 0 ? kernelSeconds / processSeconds : nil)
        return (LoadReport(connections: plan.connections, connecting: connecting), captured)
    }

    // MARK: Parts

    /// The same with other people, for whom no name is kept from an earlier round.
    private func inRound(_ round: Int) -> LoadRun {
        var run = self
        run.plan.firstName = round * plan.connections
        return run
    }

    private func onLoop<Result: Sendable>(
        _ body: (any EventLoop, NIOLoopBound<Crowd>) async throws -> Result
    ) async throws -> Result {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        do {
            let address = try SocketAddress.makeAddressResolvingHost(plan.url.host, port: plan.url.port)
            let crowd = try await loop.submit { [plan] in
                NIOLoopBound(try Crowd(plan, at: address, on: loop), eventLoop: loop)
            }.get()
            let result = try await body(loop, crowd)
            try await group.shutdownGracefully()
            return result
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private func enter(_ loop: any EventLoop, _ crowd: NIOLoopBound<Crowd>) async throws -> LoadReport {
        let before = reading()
        let start = NIODeadline.now()
        let patience = loop.scheduleTask(in: TimeAmount(times.entering)) { crowd.value.giveUp() }
        try await loop.flatSubmit { crowd.value.enter(crowd) }.get()
        patience.cancel()
        let seconds = Double((NIODeadline.now() - start).nanoseconds) / 1e9
        let latencies = try await loop.submit { crowd.value.entering }.get()
        let count = plan.connections
        var connecting = LoadReport.Connecting(
            count: count, perSecond: Double(count) / seconds, latency: LoadReport.Latency(latencies))
        if let before, let after = reading() {
            connecting.serverMicroseconds = (after.seconds - before.seconds) / Double(count) * 1e6
            connecting.kernelShare = after.kernelShare(since: before)
        }
        return LoadReport(connections: count, connecting: connecting)
    }

    private func snapshot(_ loop: any EventLoop, _ crowd: NIOLoopBound<Crowd>) async throws -> Snapshot {
        try await loop.submit { [self] in
            let board = crowd.value.board
            return Snapshot(
                time: .now(), deliveries: board.deliveries, payloadBytes: board.payloadBytes, process: reading(),
                generator: ProcessReading(of: Int(getpid())))
        }.get()
    }

    private func count(_ report: inout LoadReport, _ loop: any EventLoop, _ crowd: NIOLoopBound<Crowd>) async throws {
        report = try await loop.submit { [report] in
            var report = report
            let crowd = crowd.value
            report.sent = crowd.board.sent.reduce(0) { $0 + Int($1) }
            report.expected = crowd.expected
            report.received = crowd.board.deliveries
            report.late = crowd.board.late
            report.overtaken = crowd.board.overtaken
            report.closed = crowd.lostCount
            report.firstClose = crowd.firstLoss
            report.payloadBytes = Double(crowd.board.payloadBytes) / Double(max(1, crowd.board.deliveries))
            return report
        }.get()
    }

    private func add(_ start: Snapshot, _ end: Snapshot, _ latencies: Latencies, to report: inout LoadReport) {
        report.seconds = Double((end.time - start.time).nanoseconds) / 1e9
        report.deliveries = end.deliveries - start.deliveries
        report.deliveriesPerSecond = Double(report.deliveries) / report.seconds
        if latencies.count > 0 { report.latency = LoadReport.Latency(latencies) }
        if let before = start.generator, let after = end.generator {
            report.generatorSeconds = after.seconds - before.seconds
        }
        guard let before = start.process, let after = end.process else { return }
        let seconds = after.seconds - before.seconds
        report.serverSeconds = seconds
        report.kernelShare = after.kernelShare(since: before)
        if report.deliveries > 0 { report.serverNanoseconds = seconds / Double(report.deliveries) * 1e9 }
    }

    private func memory(
        _ before: ProcessReading?, _ joined: ProcessReading?, _ afterwards: ProcessReading?
    ) -> LoadReport.Memory? {
        guard let before, let joined, let afterwards else { return nil }
        let readings = [before, joined, afterwards].map { Double($0.residentBytes) }
        return LoadReport.Memory(
            before: readings[0] / 1024, joined: readings[1] / 1024, afterwards: readings[2] / 1024,
            bytesPerConnectionJoined: (readings[1] - readings[0]) / Double(plan.connections),
            bytesPerConnectionAfterwards: (readings[2] - readings[0]) / Double(plan.connections))
    }

    private func reading() -> ProcessReading? { process.flatMap { ProcessReading(of: $0) } }
}
