import ChatProtocol
import ChatServer
import Logging
import NIOCore
import NIOPosix
import WebSocketCore
import WebSocketNIO

/// A server on a free port of loopback, two loops, and clients of it.
struct RunningServer {
    let server: ChatServer
    let port: Int

    /// Runs a server for the time of the body.
    static func run(
        store: (any RoomLogStore & SessionStore)? = nil, _ change: (inout ServerConfiguration) -> Void = { _ in },
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration()
        configuration.host = "127.0.0.1"
        configuration.port = 0
        configuration.threads = 2
        // Patient, because on a busy machine a test's next step may be seconds away.
        configuration.helloTime = .seconds(60)
        // For the same reason nobody is given up for their silence: heartbeats are tested in virtual time.
        configuration.pingInterval = nil
        change(&configuration)
        let server = try await ChatServer.start(configuration, store: store, logger: logger)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(RunningServer(server: server, port: server.addresses.first?.port ?? 0)))
        } catch {
            result = .failure(error)
        }
        await server.stop(within: .zero)
        try result.get()
    }

    func connect(
        _ subprotocols: [String], path: String = "/", deflate: DeflatePolicy? = nil
    ) async throws -> WebSocketConnection {
        try await WebSocketClient.connect(
            to: try WebSocketURL("ws://127.0.0.1:\(port)\(path)"), subprotocols: subprotocols,
            group: MultiThreadedEventLoopGroup.singleton,
            configuration: WebSocketClientConfiguration(
                connectTimeout: .seconds(60), headLimits: HeadLimits(time: .seconds(60)), deflate: deflate,
                keepAlive: nil))
    }

    /// A JSON client that has said nothing yet.
    func stranger(deflate: DeflatePolicy? = nil) async throws -> JSONClient {
        JSONClient(try await connect(["roost.v1.json"], deflate: deflate))
    }

    /// A JSON client that has been welcomed.
    func client(_ nick: String, deflate: DeflatePolicy? = nil) async throws -> JSONClient {
        let client = try await stranger(deflate: deflate)
        try await client.say(#"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[],"nick":"\#(nick)"}"#)
        client.welcome = try await client.next("welcome")
        return client
    }

    /// A JSON client that is live in #lobby.
    func member(_ nick: String, deflate: DeflatePolicy? = nil) async throws -> JSONClient {
        let client = try await client(nick, deflate: deflate)
        try await client.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
        _ = try await client.next("live")
        return client
    }

    /// A plain-text client that is in #lobby.
    func plain(deflate: DeflatePolicy? = nil) async throws -> PlainClient {
        let client = PlainClient(try await connect([], deflate: deflate))
        client.greeting = try await client.next()
        _ = try await client.next { $0.contains("#lobby") }
        return client
    }

    /// The whole answer to an HTTP request.
    func http(_ request: String) async throws -> String {
        let collector = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AnswerCollector(done: channel.eventLoop.makePromise()))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .flatMap { channel in
                channel.pipeline.handler(type: AnswerCollector.self).map(\.answer).flatMap { answer in
                    channel.writeAndFlush(ByteBuffer(string: request)).flatMap { answer }
                }
            }.get()
        return collector
    }
}

/// Gathers what a server says until it closes, or opens a WebSocket.
private final class AnswerCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    let done: EventLoopPromise<String>
    var answer: EventLoopFuture<String> { done.futureResult }
    private var bytes = ByteBuffer()

    init(done: EventLoopPromise<String>) {
        self.done = done
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes.writeImmutableBuffer(unwrapInboundIn(data))
        // Who is let in would be served for ever: its answer ends with the head.
        let answer = String(buffer: bytes)
        if answer.hasPrefix("HTTP/1.1 101 "), answer.contains("\r\n\r\n") { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        done.succeed(String(buffer: bytes))
    }
}
