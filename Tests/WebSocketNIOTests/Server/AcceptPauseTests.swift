import Glibc
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import WebSocketNIO

/// In virtual time, where a loop that spins cannot be seen but what stops it can.
@Suite("A listening socket without descriptors")
struct AcceptPauseTests {
    private final class Count: Sendable {
        let value = Mutex(0)
    }

    /// What the channel was last told about reading.
    private func isReading(_ channel: EmbeddedChannel) -> Bool? {
        channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }?.value as? Bool
    }

    @Test func `rests for 100 ms after each failure, and tells of the first of an episode`() throws {
        let told = Count()
        let channel = EmbeddedChannel(handler: AcceptPause { _ in told.value.withLock { $0 += 1 } })
        for _ in 0..<3 {
            channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
            #expect(isReading(channel) == false)
            channel.embeddedEventLoop.advanceTime(by: .milliseconds(99))
            #expect(isReading(channel) == false)
            channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
            #expect(isReading(channel) == true)
        }
        #expect(told.value.withLock { $0 } == 1)
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        channel.pipeline.fireErrorCaught(IOError(errnoCode: ENFILE, reason: "accept"))
        #expect(told.value.withLock { $0 } == 2)
        try channel.throwIfErrorCaught()
    }

    @Test func `leaves other failures to others`() {
        let channel = EmbeddedChannel(handler: AcceptPause { _ in })
        channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNABORTED, reason: "accept"))
        #expect(isReading(channel) == nil)
        #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
    }
}
