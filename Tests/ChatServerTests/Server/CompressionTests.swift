import ChatServer
import Testing
import WebSocketCore
import WebSocketNIO

/// Members who compress, each in another way, and members who don't, in one room over real sockets.
@Suite(.timeLimit(.minutes(1))) struct CompressionTests {
    private static let long = String(repeating: "안녕하세요, 점심 먹으러 갑시다! ", count: 12)

    @Test func `everybody reads the same, however it is compressed`() async throws {
        let tiny = try #require(WindowBits(8))
        let policies: [DeflatePolicy?] = [
            nil, DeflatePolicy(), .stateless,
            // A window too small for the shared frames.
            DeflatePolicy(peer: .init(windowBits: tiny)),
        ]
        try await RunningServer.run { server in
            var readers: [JSONClient] = []
            var plain: [PlainClient] = []
            for policy in policies {
                readers.append(try await server.member("reader\(readers.count)", deflate: policy))
                plain.append(try await server.plain(deflate: policy))
            }
            for (count, author) in readers.enumerated() {
                try await author.say(RoomConversationTests.send("\(count) \(Self.long)", cid: count))
                var events: Set<String> = []
                for reader in readers { events.insert(try await reader.text { $0.contains("\"\(count) 안녕") }) }
                #expect(events.count == 1)
                var lines: Set<String> = []
                for reader in plain { lines.insert(try await reader.next { $0.contains("> \(count) 안녕") }) }
                #expect(lines.count == 1)
                #expect(lines.first?.hasSuffix(Self.long) == true)
            }
        }
    }

    @Test func `what is agreed on costs a connection no memory between messages`() async throws {
        try await RunningServer.run { server in
            let reader = try await server.connect(["roost.v1.json"], deflate: DeflatePolicy())
            #expect(
                reader.deflate
                    == DeflateAgreement(client: .init(keepsContext: false), server: DeflatePolicy.stateless.own))
            await reader.close()
        }
    }

    @Test func `a server that was told not to compress does not`() async throws {
        try await RunningServer.run({ $0.deflate = false }) { server in
            let reader = try await server.connect(["roost.v1.json"], deflate: DeflatePolicy())
            #expect(reader.deflate == nil)
            await reader.close()
        }
    }
}
