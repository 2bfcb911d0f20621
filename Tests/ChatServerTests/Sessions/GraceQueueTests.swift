import ChatProtocol
import Testing
import WebSocketCore

@testable import ChatServer

/// Whose grace ends first is found, whatever has become of others.
@Suite struct GraceQueueTests {
    private static func entry(_ number: UInt8, _ end: Int64) -> GraceQueue.Entry {
        GraceQueue.Entry(session: SessionID(randomBytes: [number]), end: Sample.instant(end))
    }

    @Test func `graces end in the order of their times, not in that of their begins`() {
        var queue = GraceQueue()
        var left = [Self.entry(1, 50), Self.entry(2, 20), Self.entry(3, 60), Self.entry(4, 20)]
        for entry in left { queue.add(entry) { _ in true } }
        var order: [GraceQueue.Entry] = []
        while let next = queue.next(holds: left.contains) {
            order.append(next)
            left.removeAll { $0 == next }
        }
        #expect(order == [Self.entry(2, 20), Self.entry(4, 20), Self.entry(1, 50), Self.entry(3, 60)])
    }

    @Test func `those that are over are taken out once, and nobody before their time`() {
        var queue = GraceQueue()
        for number in UInt8(1)...4 { queue.add(Self.entry(number, Int64(number) * 10)) { _ in true } }
        #expect(queue.takeEnded(by: Sample.instant(9)) { _ in true } == [])
        let isThere: (GraceQueue.Entry) -> Bool = { $0 != Self.entry(2, 20) }
        #expect(queue.takeEnded(by: Sample.instant(30), holds: isThere) == [1, 3].map { SessionID(randomBytes: [$0]) })
        #expect(queue.takeEnded(by: Sample.instant(30)) { _ in true } == [])
        #expect(queue.next { _ in true } == Self.entry(4, 40))
    }

    @Test func `who was taken up again is passed over, and begins another grace`() {
        var queue = GraceQueue()
        queue.add(Self.entry(1, 10)) { _ in true }
        queue.add(Self.entry(2, 20)) { _ in true }
        #expect(queue.next { $0 != Self.entry(1, 10) } == Self.entry(2, 20))
        queue.add(Self.entry(1, 30)) { _ in true }
        #expect(queue.next { $0.end > Sample.instant(20) } == Self.entry(1, 30))
        #expect(queue.next { _ in false } == nil)
    }

    @Test func `one that comes and goes all the time leaves no more behind than there may be`() {
        var queue = GraceQueue()
        var most = 0
        for time in Int64(0)..<5_000 {
            queue.add(Self.entry(1, time)) { $0.end == Sample.instant(time) }
            most = max(most, queue.count)
        }
        // A thousand and some, and twice the one that holds.
        #expect(most == 1_026)
        #expect(queue.next { $0.end == Sample.instant(4_999) } == Self.entry(1, 4_999))
    }
}
