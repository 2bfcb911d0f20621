import ChatProtocol
import NIOCore
import Testing

@testable import ChatServer

/// Which batches somebody is sent who is a little behind.
@Suite struct RecentBatchesTests {
    private let clock = ServerClock(now: { Sample.instant(0) }, wall: { Sample.noon })

    private func batch(_ seqs: ClosedRange<Int64>, text: String = "x", forms: [WireForm] = [.json]) throws -> EventBatch
    {
        var encoder = BroadcastEncoder()
        var output = RoomOutput(room: .lobby)
        for seq in seqs {
            let event = RoomEvent(
                room: .lobby, seq: seq, time: Sample.noon, author: try Sample.author("mina"), cid: nil,
                body: .message(text: text, kind: .text))
            output.append(event, frames: encoder.frames(.event(event), isRead: forms.contains, clock: clock))
        }
        guard case .events(let batch)? = output.parts.first else { throw LogUnavailable() }
        return batch
    }

    private func firsts(_ batches: [EventBatch]) -> [Int64] { batches.map(\.first) }

    @Test func `whoever stands between two batches goes on with the next`() throws {
        var recent = RecentBatches()
        for seqs in [Int64(1)...3, 4...4, 5...9] { recent.append(try batch(seqs)) }
        #expect(firsts(recent.after(0, as: .json, bytes: 1 << 20)) == [1, 4, 5])
        #expect(firsts(recent.after(3, as: .json, bytes: 1 << 20)) == [4, 5])
        #expect(firsts(recent.after(9, as: .json, bytes: 1 << 20)) == [])
        // Inside a batch there is no way to go on.
        #expect(firsts(recent.after(2, as: .json, bytes: 1 << 20)) == [])
        // One batch at least, whatever its size.
        #expect(firsts(recent.after(0, as: .json, bytes: 1)) == [1])
    }

    @Test func `a form that nobody read then is not there`() throws {
        var recent = RecentBatches()
        recent.append(try batch(1...1))
        recent.append(try batch(2...2, forms: [.json, .plain]))
        #expect(firsts(recent.after(0, as: .plain, bytes: 1 << 20)) == [])
        #expect(firsts(recent.after(1, as: .plain, bytes: 1 << 20)) == [2])
        // A reader of this form came in the middle of the batch.
        var mixed = try batch(3...3, forms: [.json])
        var encoder = BroadcastEncoder()
        let event = RoomEvent(
            room: .lobby, seq: 4, time: Sample.noon, author: try Sample.author("jun"), cid: nil, body: .topic("t"))
        mixed.append(event, frames: encoder.frames(.event(event), isRead: { _ in true }, clock: clock))
        recent.append(mixed)
        #expect(firsts(recent.after(2, as: .plain, bytes: 1 << 20)) == [])
        #expect(firsts(recent.after(2, as: .json, bytes: 1 << 20)) == [3])
    }

    @Test func `nothing is told again once something was taken back`() throws {
        var recent = RecentBatches()
        for seq in Int64(1)...3 { recent.append(try batch(seq...seq)) }
        recent.removeAll()
        #expect(firsts(recent.after(0, as: .json, bytes: 1 << 20)) == [])
        recent.append(try batch(4...4))
        #expect(firsts(recent.after(3, as: .json, bytes: 1 << 20)) == [4])
        #expect(firsts(recent.after(2, as: .json, bytes: 1 << 20)) == [])
    }

    @Test func `they are bounded, and a silent room has none`() throws {
        var recent = RecentBatches()
        for seq in Int64(1)...100 { recent.append(try batch(seq...seq, text: String(repeating: "x", count: 8_000))) }
        #expect(firsts(recent.after(0, as: .json, bytes: 1 << 30)) == [])
        // 256 KiB of 8 000 bytes each.
        #expect(firsts(recent.after(69, as: .json, bytes: 1 << 30)).count == 31)
        #expect(firsts(recent.after(67, as: .json, bytes: 1 << 30)) == [])
        for _ in 0..<10 { recent.sweep() }
        #expect(!recent.after(99, as: .json, bytes: 1 << 20).isEmpty)
        recent.sweep()
        #expect(recent.after(99, as: .json, bytes: 1 << 20).isEmpty)
    }
}
