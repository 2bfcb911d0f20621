import NIOCore
import NIOPosix
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("Connecting, and why not", .timeLimit(.minutes(1)))
struct ConnectTests {
    /// Connects and returns the error that comes of it.
    private func failure(
        _ url: WebSocketURL, _ group: any EventLoopGroup,
        configuration: WebSocketClientConfiguration = .patient
    ) async -> ConnectError? {
        do throws(ConnectError) {
            let connection = try await WebSocketClient.connect(to: url, group: group, configuration: configuration)
            await connection.close()
            return nil
        } catch {
            return error
        }
    }

    /// Runs a test against a server that accepts, says the same to everyone and never listens.
    private func withParrot(
        saying bytes: [UInt8], thenEnds: Bool, _ body: (Int, MultiThreadedEventLoopGroup) async throws -> Void
    ) async throws {
        try await withLoops(1) { group in
            let listener = try await ServerBootstrap(group: group)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Parrot(bytes: bytes, thenEnds: thenEnds))
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
            try await body(listener.localAddress?.port ?? 0, group)
            try await listener.close()
        }
    }

    @Test func `Nobody listens`() async throws {
        try await withLoops(1) { group in
            // A port that is freed could be another test's by now; port 1 (tcpmux) is nobody's.
            let port = 1
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error == .refused(authority: "127.0.0.1:\(port)"))
            #expect(error?.description == "No server answers at 127.0.0.1:\(port). Is it running there?")
        }
    }

    @Test func `An unknown host`() async throws {
        try await withLoops(1) { group in
            // Longer than a name may be, so that no name server is asked.
            let host = String(repeating: "a", count: 64)
            let error = await failure(try WebSocketURL(host), group)
            #expect(error == .noSuchHost(host))
        }
    }

    @Test func `A server without TLS, asked for it`() async throws {
        let answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        try await withParrot(saying: Array(answer.utf8), thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("wss://127.0.0.1:\(port)"), group)
            #expect(error == .tls(.notTLS, authority: "127.0.0.1:\(port)"))
            #expect(error?.isWorthRetrying == false)
        }
    }

    @Test func `A server that hangs up on a TLS client`() async throws {
        try await withParrot(saying: [], thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("wss://localhost:\(port)"), group)
            #expect(error == .handshake(.endOfStream))
        }
    }

    @Test func `A server that refuses a TLS client in TLS's own words`() async throws {
        // A fatal alert: handshake_failure.
        try await withParrot(saying: [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28], thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("wss://localhost:\(port)"), group)
            #expect(error?.description == "TLS with localhost:\(port) failed: sslv3 alert handshake failure.")
        }
    }

    @Test func `A server that does not answer in TLS`() async throws {
        try await withParrot(saying: [], thenEnds: false) { port, group in
            let configuration = WebSocketClientConfiguration(headLimits: HeadLimits(time: .milliseconds(50)))
            let error = await failure(try WebSocketURL("wss://127.0.0.1:\(port)"), group, configuration: configuration)
            #expect(error == .handshakeTimedOut(authority: "127.0.0.1:\(port)"))
        }
    }

    @Test func `A server that is no chat server`() async throws {
        let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\nConnection: close\r\n\r\nNo."
        try await withParrot(saying: Array(answer.utf8), thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error?.description == "That is not a chat server (HTTP 404).")
        }
    }

    @Test(arguments: [
        (503, "The server is stopping. Try again in a moment.\n", "The server is stopping. Try again in a moment."),
        (429, "Your address has too many connections.", "Your address has too many connections."),
        (403, "Pages from elsewhere may not connect.", "Pages from elsewhere may not connect."),
        (400, "This server speaks roost.v1.json.", "This server speaks roost.v1.json."),
        (503, "<html><h1>Bad</h1></html>", "That is not a chat server (HTTP 503)."),
        (503, String(repeating: "x", count: 201), "That is not a chat server (HTTP 503)."),
        (503, "", "That is not a chat server (HTTP 503)."), (404, "No.", "That is not a chat server (HTTP 404)."),
    ])
    func `A server that turns somebody away says so itself`(status: Int, body: String, sentence: String) async throws {
        let answer = "HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        try await withParrot(saying: Array(answer.utf8), thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error?.description == sentence)
        }
    }

    @Test func `A server that does not speak HTTP`() async throws {
        try await withParrot(saying: Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8), thenEnds: false) { port, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error == .handshake(.notHTTP))
        }
    }

    @Test func `A server that hangs up`() async throws {
        try await withParrot(saying: Array("HTTP/1.1 101 Sw".utf8), thenEnds: true) { port, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error == .handshake(.endOfStream))
        }
    }

    @Test func `A server that does not answer`() async throws {
        try await withParrot(saying: [], thenEnds: false) { port, group in
            let configuration = WebSocketClientConfiguration(headLimits: HeadLimits(time: .milliseconds(50)))
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group, configuration: configuration)
            #expect(error == .handshakeTimedOut(authority: "127.0.0.1:\(port)"))
        }
    }

    @Test func `A server whose answer never ends`() async throws {
        let answer = "HTTP/1.1 101 Switching Protocols\r\nX: " + String(repeating: "x", count: 100_000)
        try await withParrot(saying: Array(answer.utf8), thenEnds: false) { port, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(port)"), group)
            #expect(error == .handshake(.malformedHead("The head is longer than 8192 bytes.")))
        }
    }

    @Test func `A refusal has its status and its sentence`() async throws {
        try await withServer { server, group in
            let error = await failure(try WebSocketURL("127.0.0.1:\(server.port)/refused"), group)
            #expect(error == .notWebSocket(status: 403, body: "Not from there."))
        }
    }

    @Test func `A task that is cancelled stops waiting`() async throws {
        try await withParrot(saying: [], thenEnds: false) { port, group in
            let url = try WebSocketURL("127.0.0.1:\(port)")
            let task = Task { await failure(url, group) }
            task.cancel()
            #expect(await task.value == .cancelled)
        }
    }
}

/// Says the same to everyone, listens to nobody and, if asked, ends its direction at once.
private final class Parrot: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let bytes: [UInt8]
    private let thenEnds: Bool

    init(bytes: [UInt8], thenEnds: Bool) {
        self.bytes = bytes
        self.thenEnds = thenEnds
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
        if thenEnds { context.close(mode: .output, promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
}
