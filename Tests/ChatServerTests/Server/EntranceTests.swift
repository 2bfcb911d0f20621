import ChatServer
import Testing

/// What is answered before anybody is in: pages, paths, subprotocols, origins.
@Suite(.timeLimit(.minutes(1))) struct EntranceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var request: String
        var status: Int
        var says: String
    }

    static let rows = [
        Row(
            testDescription: "health", request: "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", status: 200, says: "ok"),
        Row(
            testDescription: "front page", request: "GET / HTTP/1.1\r\nHost: box:8080\r\n\r\n", status: 200,
            says: "roost box:8080"),
        Row(
            testDescription: "another page", request: "GET /favicon.ico HTTP/1.1\r\nHost: a\r\n\r\n", status: 404,
            says: "/ws"),
        Row(
            testDescription: "another path", request: BoundsTests.upgrade(path: "/other"), status: 404, says: "/ws"),
        Row(
            testDescription: "an unknown subprotocol",
            request: BoundsTests.upgrade(fields: "Sec-WebSocket-Protocol: mqtt, wamp\r\n"), status: 400,
            says: "roost.v1.json"),
        Row(
            testDescription: "one that is known among others",
            request: BoundsTests.upgrade(fields: "Sec-WebSocket-Protocol: mqtt, roost.v1.json\r\n"), status: 101,
            says: "Sec-WebSocket-Protocol: roost.v1.json"),
        Row(
            testDescription: "a page from elsewhere",
            request: BoundsTests.upgrade(fields: "Origin: http://evil.example\r\n"), status: 403, says: "--allow-host"),
        Row(
            testDescription: "a page of our own", request: BoundsTests.upgrade(fields: "Origin: http://127.0.0.1\r\n"),
            status: 101, says: "Upgrade"),
        Row(testDescription: "/ws", request: BoundsTests.upgrade(path: "/ws"), status: 101, says: "Upgrade"),
    ]

    @Test(arguments: rows) func answers(_ row: Row) async throws {
        try await RunningServer.run { server in
            let answer = try await server.http(row.request)
            #expect(answer.hasPrefix("HTTP/1.1 \(row.status) "), "\(answer)")
            #expect(answer.contains(row.says), "\(answer)")
        }
    }
}
