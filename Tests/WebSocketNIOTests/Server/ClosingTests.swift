import NIOCore
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("How a connection of the server ends", .timeLimit(.minutes(1)))
struct ClosingTests {
    @Test func `The peer closes: the answer has its code, then the server ends TCP`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + RawClient.maskedClose)
                _ = try await reader.readHead()
                #expect(try await reader.readToEnd() == [0x88, 0x02, 0x03, 0xe8])
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.all.count == 2)
        let outcome = try #require(application.log.outcomes.first)
        #expect(outcome.isClean && outcome.first == .peer && outcome.code == 1000)
    }

    @Test func `The server closes: its frame comes, the answer is awaited, then TCP ends`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                // "close" with the key 0.
                try await client.send(Array(RawClient.upgrade.utf8) + [0x81, 0x85, 0, 0, 0, 0] + Array("close".utf8))
                _ = try await reader.readHead()
                #expect(try await reader.read(15) == [0x88, 0x0d, 0x03, 0xe9] + Array("as you wish".utf8))
                try await client.send([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe9])
                #expect(try await reader.readToEnd() == [])
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        let outcome = try #require(application.log.outcomes.first)
        #expect(outcome.isClean && outcome.first == .us && outcome.code == 1001)
    }

    @Test func `A Close frame that is not answered ends with the close timeout`() async throws {
        let application = EchoApplication(greeting: { $0.close(.goingAway, reason: "") })
        try await withServer(application, { $0.sessionLimits.closeTimeout = .milliseconds(50) }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                #expect(try await reader.readToEnd() == [0x88, 0x02, 0x03, 0xe9])
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.outcomes.map(\.failure) == [.closeUnanswered])
    }

    @Test func `What the peer did wrong is said before TCP ends, whatever it still sends`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                let unmasked: [UInt8] = [0x81, 0x01, 0x61]
                let more = [UInt8](repeating: 0x61, count: 100_000)
                try await client.send(Array(RawClient.upgrade.utf8) + unmasked + more)
                _ = try await reader.readHead()
                let close = try await reader.readToEnd()
                #expect(close.prefix(1) == [0x88])
                #expect(close.dropFirst(2).prefix(2) == [0x03, 0xea])
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.outcomes.map(\.failure) == [.violation(.unmaskedFrame)])
    }

    @Test func `An end of the stream without a Close frame is 1006, and answers in flight still go out`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + RawClient.maskedHello)
                try await client.sendEOF()
                _ = try await reader.readHead()
                #expect(try await reader.readToEnd() == RawClient.hello)
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.outcomes.map(\.failure) == [.endOfStream])
        #expect(application.log.outcomes.map(\.code) == [1006])
    }

    @Test func `A reset in the middle of a frame is told once`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + [0x81, 0x85, 0x37])
                _ = try await reader.readHead()
                try await client.reset()
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
        #expect(application.log.all.count == 2)
        #expect(application.log.outcomes.map(\.failure) == [.endOfStream])
    }

    @Test func `An abort from inside a message ends TCP at once`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(
                    Array(RawClient.upgrade.utf8) + [0x81, 0x85, 0, 0, 0, 0] + Array("abort".utf8)
                        + RawClient.maskedHello)
                _ = try? await reader.readToEnd()
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.all.prefix(2) == [.opened, .text("abort")])
        #expect(application.log.all.count == 3)
    }
}
