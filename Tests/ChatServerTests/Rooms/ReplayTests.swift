import ChatProtocol
import ChatServer
import Testing

/// Where somebody who enters begins to read.
@Suite struct ReplayTests {
    static let epoch = Sample.epoch(1)
    static let other = Sample.epoch(2)

    struct Row: Sendable {
        var position: Position?
        var last: Int?
        var head: Int64
        var start: ReplayStart
    }

    static let rows = [
        Row(position: nil, last: nil, head: 9, start: .newest(0, seen: .unknown)),
        Row(position: nil, last: 20, head: 9, start: .newest(20, seen: .unknown)),
        Row(position: nil, last: 100_000, head: 9, start: .newest(500, seen: .unknown)),
        Row(position: Position(epoch: epoch, seq: 4), last: 20, head: 9, start: .after(4)),
        Row(position: Position(epoch: epoch, seq: 0), last: nil, head: 9, start: .after(0)),
        Row(position: Position(epoch: epoch, seq: 9), last: nil, head: 9, start: .after(9)),
        // A position above the head can't be of this log.
        Row(position: Position(epoch: epoch, seq: 10), last: nil, head: 9, start: .newest(100, seen: .otherLog)),
        Row(position: Position(epoch: other, seq: 4), last: nil, head: 9, start: .newest(100, seen: .otherLog)),
    ]

    @Test(arguments: rows) func begins(_ row: Row) {
        #expect(ReplayStart(position: row.position, last: row.last, epoch: Self.epoch, head: row.head) == row.start)
    }

    private func page(_ range: ClosedRange<Int64>, more: Bool = false) throws -> LogPage {
        let mina = try Sample.author("mina")
        let events = range.map {
            RoomEvent(
                room: .lobby, seq: $0, time: Sample.noon, author: mina, cid: nil, body: .message(text: "", kind: .text))
        }
        return LogPage(events: events, more: more)
    }

    @Test func `everything after the position is a recovery without a gap`() throws {
        let replay = try #require(Replay(after: 4, page: page(5...9), head: 9))
        #expect(replay.recovered == true)
        #expect(replay.gap == nil)
        #expect(replay.end == 9)
    }

    @Test func `nothing new is a recovery as well`() throws {
        let replay = try #require(Replay(after: 9, page: LogPage(events: [], more: false), head: 9))
        #expect(replay.recovered == true)
        #expect(replay.end == 9)
    }

    @Test func `too much, or a hole, is no recovery`() throws {
        #expect(try Replay(after: 4, page: page(5...9, more: true), head: 20) == nil)
        #expect(try Replay(after: 4, page: page(6...9), head: 9) == nil)
        #expect(Replay(after: 4, page: LogPage(events: [], more: false), head: 9) == nil)
    }

    @Test func `far behind, the gap lies between what was seen and the newest`() throws {
        let replay = Replay(newest: try page(901...1000, more: true), seen: .event(4), head: 1000)
        #expect(replay.recovered == false)
        #expect(replay.gap == 5...900)
        #expect(replay.end == 1000)
    }

    @Test func `another life of the log is a gap from 1`() throws {
        let replay = Replay(newest: try page(901...1000, more: true), seen: .otherLog, head: 1000)
        #expect(replay.recovered == false)
        #expect(replay.gap == 1...900)
    }

    @Test func `without a position nothing is said about recovery`() throws {
        let replay = Replay(newest: try page(8...9, more: true), seen: .unknown, head: 9)
        #expect(replay.recovered == nil)
        #expect(replay.gap == nil)
    }

    @Test func `no event is sent twice`() throws {
        let replay = Replay(newest: try page(1...9), seen: .event(4), head: 9)
        #expect(replay.events.map(\.seq) == [5, 6, 7, 8, 9])
        #expect(replay.recovered == true)
    }
}
