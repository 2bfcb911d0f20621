import LoadGenerator
import NIOCore
import NIOPosix
import WebSocketNIO

/// The members of one room, as a benchmark has them speak and asks what they have seen.
struct RoomCrowd: Sendable {
    private static let group = MultiThreadedEventLoopGroup.singleton
    /// Time after which whoever was silenced surely has nothing on its way any more.
    private static let settling: Duration = .milliseconds(500)

    private let seats: [RoomMember.Seat]

    /// Runs something with so many people in the room.
    static func run<Result: Sendable>(
        at url: WebSocketURL, count: Int, _ body: (RoomCrowd) async throws -> Result
    ) async throws -> Result {
        let entries = (0..<count).map { _ in group.next().makePromise(of: RoomMember.Seat.self) }
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            for (number, entered) in entries.enumerated() {
                tasks.addTask {
                    do {
                        try await WebSocketClient.serve(url, subprotocols: ["roost.v1.json"], group: group) { _ in
                            RoomMember(number: number, entered: entered)
                        }
                    } catch {
                        entered.fail(error)
                    }
                }
            }
            // Also those who enter while this ends for another reason: the group waits for all.
            defer {
                for entered in entries {
                    entered.futureResult.whenSuccess { seat in seat.loop.execute { seat.member.value.leave() } }
                }
            }
            var seats: [RoomMember.Seat] = []
            for entered in entries { seats.append(try await entered.futureResult.get()) }
            return try await body(RoomCrowd(seats: seats))
        }
    }

    /// Has all of them speak in turn, so many messages a second together.
    func speak(perSecond rate: Int) {
        let beat = TimeAmount.nanoseconds(1_000_000_000 / Int64(rate))
        let start = NIODeadline.now() + beat
        for (index, seat) in seats.enumerated() {
            let first = start + beat * index
            seat.loop.execute { seat.member.value.speak(from: first, every: beat * seats.count) }
        }
    }

    /// Has all of them say nothing more.
    func fallSilent() async throws {
        for seat in seats { try await seat.loop.submit { seat.member.value.fallSilent() }.get() }
    }

    /// Returns the number of the newest event that one of them has seen.
    func head() async throws -> Int64 {
        try await heads().max() ?? 0
    }

    /// Returns the number of the room's last event, once all of them have seen it and none follows.
    func settledHead() async throws -> Int64 {
        var last: [Int64] = []
        while true {
            let heads = try await heads()
            if heads == last, Set(heads).count == 1 { return heads[0] }
            last = heads
            try await Task.sleep(for: Self.settling)
        }
    }

    private func heads() async throws -> [Int64] {
        var heads: [Int64] = []
        for seat in seats { heads.append(try await seat.loop.submit { seat.member.value.head }.get()) }
        return heads
    }

    /// Returns all deliveries to them since the last call.
    ///
    /// - Throws: `BenchmarkFailure` if a member missed an event, was refused, or is gone.
    func takeDeliveries() async throws -> Latencies {
        var deliveries = Latencies()
        for seat in seats {
            let report = try await seat.loop.submit { seat.member.value.takeReport() }.get()
            if let fault = report.fault { throw BenchmarkFailure(fault) }
            deliveries.merge(report.latencies)
        }
        return deliveries
    }
}
