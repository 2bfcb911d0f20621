import NIOCore
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("A reader who does not read", .timeLimit(.minutes(1)))
struct SlowReaderTests {
    /// A text frame of 60 000 bytes, more of which than the kernel's buffers take are soon written.
    private static let bigFrame = ByteBuffer(
        bytes: [0x81, 126, 0xea, 0x60] + [UInt8](repeating: 0x61, count: 60_000))

    /// Writes as long as the connection is open; the work of others gets its turn in between.
    private static let flood: @Sendable (WebSocketChannel) -> Void = { socket in
        func writeMore() {
            guard socket.isOpen else { return }
            socket.write(frames: bigFrame)
            socket.flush()
            socket.loop.assumeIsolated().execute { writeMore() }
        }
        writeMore()
    }

    @Test func `is cut at the hard bound with 4001, and the queue never grows beyond it`() async throws {
        let application = EchoApplication(greeting: Self.flood)
        try await withServer(
            application,
            {
                $0.outboundLimits.bytes = 300_000
                $0.sessionLimits.closeTimeout = .milliseconds(100)
            }
        ) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                await eventually("the connection is cut") { !application.log.outcomes.isEmpty }
            }
        }
        let outcome = try #require(application.log.outcomes.first)
        #expect(outcome.sent?.code?.rawValue == 4001)
        #expect(outcome.first == .us)
        #expect(application.log.outcomes.count == 1)
    }

    @Test func `and sends Pings without end is cut at the same bound: its Pongs count`() async throws {
        let application = EchoApplication()
        try await withServer(
            application,
            {
                $0.outboundLimits.bytes = 100_000
                $0.sessionLimits.closeTimeout = .milliseconds(100)
            }
        ) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                // Longest Pings with the key 0, many at a time.
                let ping: [UInt8] = [0x89, 0xfd, 0, 0, 0, 0] + [UInt8](repeating: 0x61, count: 125)
                let pings = Array(repeatElement(ping, count: 512).joined())
                // What cannot be written is what the test waits for.
                while application.log.outcomes.isEmpty { try? await client.send(pings) }
            }
        }
        #expect(application.log.outcomes.map(\.sent?.code?.rawValue) == [4001])
    }

    @Test func `gets last words and the Close frame if it reads on within the close timeout`() async throws {
        let application = EchoApplication(lastWords: "too slow", greeting: Self.flood)
        try await withServer(application, { $0.outboundLimits.bytes = 300_000 }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                var last: [UInt8] = []
                var before: [UInt8] = []
                while true {
                    let header = try await reader.read(2)
                    guard header.count == 2 else { break }
                    let length = header[1] == 126 ? 60_002 : Int(header[1])
                    before = last
                    last = try await reader.read(length)
                    if header[0] == 0x88 { break }
                }
                #expect(last.prefix(2) == [0x0f, 0xa1])
                #expect(String(decoding: before, as: UTF8.self) == "too slow")
            }
        }
    }

    @Test func `is told as drained once it has read everything`() async throws {
        let application = EchoApplication(greeting: { socket in
            for _ in 0..<200 { socket.write(frames: Self.bigFrame) }
        })
        try await withServer(application, { $0.outboundLimits.bytes = 100_000_000 }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                #expect(try await reader.read(200 * 60_004).count == 200 * 60_004)
                await eventually("drained is told") { application.log.all.contains(.drained) }
            }
        }
    }

    @Test func `gets everything although it has shut its own direction meanwhile`() async throws {
        let application = EchoApplication(greeting: { socket in
            for _ in 0..<200 { socket.write(frames: Self.bigFrame) }
        })
        try await withServer(
            application,
            {
                $0.outboundLimits.bytes = 100_000_000
                // All of it has to be read within this time, by a reader whom a busy machine forgets for seconds.
                $0.sessionLimits.closeTimeout = .seconds(60)
            }
        ) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                try await client.sendEOF()
                _ = try await reader.readHead()
                #expect(try await reader.readToEnd().count == 200 * 60_004)
            }
        }
    }

    @Test func `is given up when not a byte was accepted for the stall limit, not for its silence`() async throws {
        let application = EchoApplication(greeting: { socket in
            for _ in 0..<200 { socket.write(frames: Self.bigFrame) }
        })
        try await withServer(
            application,
            {
                $0.outboundLimits.bytes = 100_000_000
                $0.outboundLimits.stall = .milliseconds(200)
                $0.keepAlive = KeepAlive(pingAfter: .milliseconds(20), answerWithin: .milliseconds(20))
                $0.sessionLimits.closeTimeout = .milliseconds(50)
            }
        ) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                await eventually("the connection is cut") { !application.log.outcomes.isEmpty }
            }
        }
        #expect(application.log.outcomes.map(\.sent?.code?.rawValue) == [4001])
    }
}
