import NIOCore
import Synchronization
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("A server and literal bytes", .timeLimit(.minutes(1)))
struct RawHandshakeTests {
    /// The accept key is the one that RFC 6455, 1.3, works out for the sample key.
    @Test func `The opening handshake of the RFC, then an echo`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                let head = try await reader.readHead()
                #expect(head.hasPrefix("HTTP/1.1 101 "))
                #expect(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
                try await client.send(RawClient.maskedHello)
                #expect(try await reader.read(7) == RawClient.hello)
            }
        }
    }

    @Test func `Frames in the segment of the head are not lost`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array(RawClient.upgrade.utf8) + RawClient.maskedHello + RawClient.maskedHello)
                _ = try await reader.readHead()
                #expect(try await reader.read(14) == RawClient.hello + RawClient.hello)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `Head and frames may be split anywhere`(chunk: Int) async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                let bytes = Array(RawClient.upgrade.utf8) + RawClient.maskedHello
                for start in stride(from: 0, to: bytes.count, by: chunk) {
                    try await client.send(Array(bytes[start..<min(start + chunk, bytes.count)]))
                }
                _ = try await reader.readHead()
                #expect(try await reader.read(7) == RawClient.hello)
            }
        }
    }

    @Test func `A head that is too slow is answered with 408`() async throws {
        try await withServer(EchoApplication(), { $0.headLimits.time = .milliseconds(50) }) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send("GET / HT")
                #expect(try await reader.readHead().hasPrefix("HTTP/1.1 408 "))
            }
            try await RawClient.connect(port: server.port, group: group) { _, reader in
                let head = try await reader.readHead()
                #expect(head.hasPrefix("HTTP/1.1 408 "))
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
    }

    @Test func `A plain GET gets the page, HEAD the same without the body, and then the stream ends`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let response = String(decoding: try await reader.readToEnd(), as: UTF8.self)
                #expect(response.hasPrefix("HTTP/1.1 200 "))
                #expect(response.hasSuffix("\r\n\r\nThis is an echo."))
            }
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let response = String(decoding: try await reader.readToEnd(), as: UTF8.self)
                #expect(response.contains("Content-Length: 16\r\n"))
                #expect(response.hasSuffix("\r\n\r\n"))
            }
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    ])
    func `Whatever a first request hides behind it is answered by nobody`(first: String) async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(Array((first + RawClient.upgrade).utf8) + RawClient.maskedHello)
                let response = String(decoding: try await reader.readToEnd(), as: UTF8.self)
                #expect(response.hasPrefix("HTTP/1.1 200 "))
                #expect(response.hasSuffix("\r\n\r\nThis is an echo."))
                #expect(response.matches(of: /HTTP\//).count == 1)
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
        #expect(application.log.all.isEmpty)
    }

    @Test(arguments: ["", "GET / HTTP/1.1\r\nHost: loc", RawClient.upgrade])
    func `A reset at any point before the first frame leaves nothing behind`(request: String) async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, _ in
                await eventually("the connection is there") { server.connectionCount == 1 }
                if !request.isEmpty { try await client.send(request) }
                try await client.reset()
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
            await eventually("no delegate is left") { application.log.livingDelegates.load(ordering: .relaxed) == 0 }
        }
        // A reset may overtake the request itself; what was opened is told its end, once.
        #expect(application.log.all.isEmpty || application.log.outcomes.map(\.failure) == [.endOfStream])
    }

    @Test func `A client that does not hang up after its page is cut at the close timeout`() async throws {
        try await withServer(EchoApplication(), { $0.sessionLimits.closeTimeout = .milliseconds(50) }) {
            server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                _ = try await reader.readToEnd()
                await eventually("no connection is left") { server.connectionCount == 0 }
            }
        }
    }

    @Test func `A client that has shut its direction still gets the page`() async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                try await client.sendEOF()
                #expect(try await reader.readHead().hasPrefix("HTTP/1.1 200 "))
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\nHost: localhost\n\n", "400"),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\r\n\r\n", "400"),
        ("GET /refused HTTP/1.1\r\n" + RawClient.upgrade.split(separator: "\r\n", maxSplits: 1)[1], "403"),
        (RawClient.upgrade.replacing("Version: 13", with: "Version: 8"), "426"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "x", count: 9000) + "\r\n\r\n", "431"),
    ])
    func `What is refused is refused with a status and a sentence, and closed`(
        request: String, status: String
    ) async throws {
        try await withServer { server, group in
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(request)
                let response = String(decoding: try await reader.readToEnd(), as: UTF8.self)
                #expect(response.hasPrefix("HTTP/1.1 \(status) "))
                #expect(response.hasSuffix(".\n") || response.hasSuffix("."))
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
    }
}
