import NIOCore
import Testing

@testable import WebSocketNIO

@Suite("The outbound queue's count")
struct OutboundQueueTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test func `Bytes that are accepted at once never wait`() {
        var queue = OutboundQueue()
        queue.append(100)
        #expect(queue.bytes == 100)
        queue.settle(remaining: 0, now: start)
        #expect(queue == OutboundQueue())
        #expect(!queue.isStalled(for: .zero, at: start + .hours(1)))
    }

    @Test func `The stall counts from the last byte accepted, though more is appended meanwhile`() {
        var queue = OutboundQueue()
        queue.append(100)
        queue.settle(remaining: 60, now: start)
        #expect(queue.waitingSince == start)
        queue.append(100)
        queue.settle(remaining: 160, now: start + .seconds(5))
        #expect(queue.waitingSince == start)
        #expect(!queue.isStalled(for: .seconds(10), at: start + .seconds(9)))
        #expect(queue.isStalled(for: .seconds(10), at: start + .seconds(10)))
        queue.append(100)
        queue.settle(remaining: 259, now: start + .seconds(9))
        #expect(queue.waitingSince == start + .seconds(9))
    }
}
