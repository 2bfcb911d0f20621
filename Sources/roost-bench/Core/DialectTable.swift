import CAllocationCount
import ChatProtocol

/// What a message costs between its bytes and the chat: a `send` that is read, an `ev` that is written, and what somebody
/// says who comes in.
enum DialectTable {
    private static let sizes = [16, 96, 1_000]
    private static let perRound = 100

    static func print(_ patience: Patience) throws {
        var table = Table("what", "text bytes", "ns best", "median", "allocations")
        for (name, sample) in [("ASCII", SampleText.ascii), ("Korean", SampleText.korean)] {
            for size in sizes {
                let text = String(decoding: sample.bytes(size), as: UTF8.self)
                let send = Send(
                    room: .lobby, cid: MessageID(random: 1, 2), text: text, kind: .text)
                let bytes = JSONDialect.encode(Request(id: nil, command: .send(send)))
                try add("send read, \(name)", size, &table, patience) {
                    guard case .send = try JSONDialect.decodeRequest(bytes).command else {
                        throw BenchmarkFailure("It is no send any more.")
                    }
                }
                let event = RoomEvent(
                    room: .lobby, seq: 123_456, time: Timestamp(milliseconds: 1_790_000_000_123),
                    author: Author(uid: UserID(randomBytes: [1, 2, 3, 4, 5, 6, 7, 8]), nick: try Nickname("서연")),
                    cid: send.cid, body: .message(text: text, kind: .text))
                try add("ev written, \(name)", size, &table, patience) {
                    guard !JSONDialect.encode(.event(event)).isEmpty else { throw BenchmarkFailure("It is empty.") }
                }
            }
        }
        var hello = Hello(clientName: "bench", clientVersion: "1")
        hello.nick = try Nickname("서연")
        try addRead("hello", .hello(hello), &table, patience)
        try addRead("join", .join(Join(room: .lobby)), &table, patience)
        table.print("The JSON dialect, ns a message")
    }

    /// A request that goes through the parser.
    private static func addRead(
        _ name: String, _ command: Command, _ table: inout Table, _ patience: Patience
    ) throws {
        let bytes = JSONDialect.encode(Request(id: "1", command: command))
        try add("\(name) read", nil, &table, patience) {
            guard try JSONDialect.decodeRequest(bytes).command == command else {
                throw BenchmarkFailure("It is no \(name) any more.")
            }
        }
    }

    private static func add(
        _ name: String, _ size: Int?, _ table: inout Table, _ patience: Patience, _ body: () throws -> Void
    ) throws {
        var samples = Samples(patience)
        var rounds = 0
        var allocations = 0
        while !samples.areEnough {
            let allocationsBefore = roost_allocation_count()
            let start = Samples.clock()
            for _ in 0..<perRound { try body() }
            allocations = roost_allocation_count() - allocationsBefore
            if rounds >= patience.warmUpRounds { samples.add(since: start) }
            rounds += 1
        }
        let count = Double(perRound)
        table.add(
            name, size.map { "\($0)" } ?? "", Table.number(samples.best / count), Table.number(samples.median / count),
            Table.number(Double(allocations) / count))
    }
}
