import NIOCore
import Synchronization
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("What goes through a connection of the server", .timeLimit(.minutes(1)))
struct TrafficTests {
    @Test func `A Ping is answered with its own bytes`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + [0x89, 0x82, 0, 0, 0, 0, 0x68, 0x69])
                _ = try await reader.readHead()
                #expect(try await reader.read(4) == [0x8a, 0x02, 0x68, 0x69])
            }
        }
        #expect(application.log.all.prefix(2) == [.opened, .pinged])
    }

    @Test func `Echoes and Pongs come in the order of what they answer, even for one segment`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                // Text "a", Ping "b", binary "c", Ping "d", text "e" begun, Ping "f", text ended; all keys are 0.
                try await client.send(
                    Array(RawClient.upgrade.utf8)
                        + [0x81, 0x81, 0, 0, 0, 0, 0x61, 0x89, 0x81, 0, 0, 0, 0, 0x62, 0x82, 0x81, 0, 0, 0, 0, 0x63]
                        + [0x89, 0x81, 0, 0, 0, 0, 0x64, 0x01, 0x81, 0, 0, 0, 0, 0x65, 0x89, 0x81, 0, 0, 0, 0, 0x66]
                        + [0x80, 0x80, 0, 0, 0, 0])
                _ = try await reader.readHead()
                let expected: [UInt8] = [
                    0x81, 1, 0x61, 0x8a, 1, 0x62, 0x82, 1, 0x63, 0x8a, 1, 0x64, 0x8a, 1, 0x66, 0x81, 1, 0x65,
                ]
                #expect(try await reader.read(18) == expected)
            }
        }
    }

    @Test func `Shared frames are written as they are, as often as asked`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + [0x81, 0x85, 0, 0, 0, 0] + Array("batch".utf8))
                _ = try await reader.readHead()
                let once: [UInt8] = [0x81, 1, 0x61, 0x81, 1, 0x62, 0x81, 1, 0x63]
                #expect(try await reader.read(18) == once + once)
            }
        }
    }

    @Test func `A greeting comes after the answer to the handshake`() async throws {
        let application = EchoApplication(greeting: { $0.write(frames: ByteBuffer(bytes: RawClient.hello)) })
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                #expect(try await reader.readHead().hasPrefix("HTTP/1.1 101 "))
                #expect(try await reader.read(7) == RawClient.hello)
            }
        }
    }

    @Test func `A silent peer is asked, and given up with the code of the rule`() async throws {
        let application = EchoApplication()
        let rule = KeepAlive(
            pingAfter: .milliseconds(40), answerWithin: .milliseconds(40), closeCode: CloseCode(4002) ?? .goingAway,
            closeReason: "")
        try await withServer(application, { $0.keepAlive = rule }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                #expect(try await reader.read(2) == [0x89, 0x00])
                #expect(try await reader.readToEnd() == [0x88, 0x02, 0x0f, 0xa2])
            }
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.outcomes.map(\.failure) == [.silentPeer])
    }

    @Test func `A peer that answers stays`() async throws {
        let application = EchoApplication()
        let rule = KeepAlive(pingAfter: .milliseconds(20), answerWithin: .seconds(30))
        try await withServer(application, { $0.keepAlive = rule }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                for _ in 0..<3 {
                    #expect(try await reader.read(2) == [0x89, 0x00])
                    try await client.send([0x8a, 0x80, 0, 0, 0, 0])
                }
                await eventually("all Pongs are told") { application.log.all.count(where: { $0 == .ponged }) >= 3 }
            }
        }
    }

    @Test(arguments: [1, 2])
    func `Connections are counted, and spread over the loops`(loops: Int) async throws {
        let application = EchoApplication()
        try await withServer(application, loops: loops) { server, group in
            try await RawClient.connect(port: server.port, group: group) { first, firstReader in
                try await first.send(RawClient.upgrade)
                _ = try await firstReader.readHead()
                try await RawClient.connect(port: server.port, group: group) { second, secondReader in
                    try await second.send(RawClient.upgrade)
                    _ = try await secondReader.readHead()
                    #expect(server.connectionCount == 2)
                }
                await eventually("one connection is left") { server.connectionCount == 1 }
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
        #expect(application.loops.withLock { $0.count } == loops)
    }
}
