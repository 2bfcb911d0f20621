import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing
import WebSocketCore
import WebSocketNIO

/// What one connection of a test server was told, readable from the test.
final class ConnectionLog: Sendable {
    enum Entry: Equatable, Sendable {
        case opened
        case text(String)
        case binary(Int)
        case pinged
        case ponged
        case drained
        case closed(CloseOutcome)
    }

    /// The delegates that exist: none may outlive its connection, although each holds its socket.
    let livingDelegates = Atomic<Int>(0)

    private let entries = Mutex<[Entry]>([])

    var all: [Entry] { entries.withLock { $0 } }

    var outcomes: [CloseOutcome] {
        all.compactMap { entry in
            guard case .closed(let outcome) = entry else { return nil }
            return outcome
        }
    }

    func append(_ entry: Entry) {
        entries.withLock { $0.append(entry) }
    }
}

/// An application that echoes, except for a few words that make it do something else.
final class EchoApplication: WebSocketApplication {
    let log = ConnectionLog()
    let loops = Mutex<Set<ObjectIdentifier>>([])
    /// What a connection is to do as soon as it is open.
    let greeting: @Sendable (WebSocketChannel) -> Void

    /// What a connection says when it is about to be cut.
    let lastWords: String?

    init(lastWords: String? = nil, greeting: @escaping @Sendable (WebSocketChannel) -> Void = { _ in }) {
        self.lastWords = lastWords
        self.greeting = greeting
    }

    func answer(_ request: UpgradeRequest, from address: SocketAddress?) -> UpgradeAnswer {
        if request.path == "/refused" {
            return .refuse(HTTPResponse(status: 403, body: "Not from there."))
        }
        return .accept(subprotocol: request.subprotocols.first)
    }

    func page(for head: RequestHead, from address: SocketAddress?) -> HTTPResponse {
        HTTPResponse(status: 200, body: "This is an echo.")
    }

    func makeDelegate(
        subprotocol: String?, on loop: any EventLoop, from address: SocketAddress?
    ) -> any WebSocketDelegate {
        _ = loops.withLock { $0.insert(ObjectIdentifier(loop)) }
        return EchoDelegate(log: log, lastWords: lastWords, greeting: greeting)
    }
}

final class EchoDelegate: WebSocketDelegate {
    private let log: ConnectionLog
    private let lastWords: String?
    private let greeting: @Sendable (WebSocketChannel) -> Void
    private var socket: WebSocketChannel?

    init(log: ConnectionLog, lastWords: String?, greeting: @escaping @Sendable (WebSocketChannel) -> Void) {
        self.log = log
        self.lastWords = lastWords
        self.greeting = greeting
        log.livingDelegates.add(1, ordering: .relaxed)
    }

    deinit {
        log.livingDelegates.subtract(1, ordering: .relaxed)
    }

    func opened(_ socket: WebSocketChannel) {
        self.socket = socket
        log.append(.opened)
        greeting(socket)
    }

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        var copy = ByteBuffer()
        copy.writeBytes(payload)
        guard kind == .text else {
            log.append(.binary(copy.readableBytes))
            socket?.send(kind, payload)
            return
        }
        let text = String(buffer: copy)
        log.append(.text(text))
        switch text {
        case "close": socket?.close(.goingAway, reason: "as you wish")
        case "abort": socket?.abort()
        case "batch":
            // Three frames, "a" "b" "c", in one buffer that is written twice.
            let frames = ByteBuffer(bytes: [0x81, 1, 0x61, 0x81, 1, 0x62, 0x81, 1, 0x63])
            socket?.write(frames: frames)
            socket?.write(frames: frames)
            socket?.flush()
        default: socket?.send(text: payload)
        }
    }

    func pinged() { log.append(.pinged) }
    func ponged(after roundTrip: Duration) { log.append(.ponged) }
    func readCompleted() { socket?.flush() }
    func drained() { log.append(.drained) }

    func closing(_ close: Close) {
        guard let lastWords else { return }
        unsafe socket?.send(text: lastWords.utf8Span.span.bytes)
    }

    func closed(_ outcome: CloseOutcome) {
        log.append(.closed(outcome))
    }
}

/// Runs a test against a server on a free port of 127.0.0.1, and stops everything afterwards.
///
/// The body gets a group for its clients, so that the server's loops see nothing but accepted connections.
func withServer(
    _ application: EchoApplication = EchoApplication(), loops: Int = 1,
    _ configure: (inout WebSocketServerConfiguration) -> Void = { _ in },
    body: (WebSocketServer, MultiThreadedEventLoopGroup) async throws -> Void
) async throws {
    // Patient, because on a busy machine a test's next step may be seconds away.
    var configuration = WebSocketServerConfiguration(
        host: "127.0.0.1", port: 0, headLimits: HeadLimits(time: .seconds(60)), keepAlive: nil,
        sweepInterval: .milliseconds(10))
    configure(&configuration)
    try await withLoops(loops) { group in
        let server = try await WebSocketServer.bind(configuration, group: group, application: application)
        try await withLoops(1) { clients in try await body(server, clients) }
        await server.stopAccepting()
    }
}

/// Lends a group of loops and shuts it down afterwards.
func withLoops(_ count: Int, _ body: (MultiThreadedEventLoopGroup) async throws -> Void) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: count)
    do {
        try await body(group)
    } catch {
        try? await group.shutdownGracefully()
        throw error
    }
    try await group.shutdownGracefully()
}

extension WebSocketClientConfiguration {
    /// Waits longer than a busy machine ever needs.
    static let patient = patient()

    /// The same, with another pace or bound.
    static func patient(
        keepAlive: KeepAlive? = WebSocketClientConfiguration().keepAlive, waitingEvents: ClosedRange<Int> = 16...256
    ) -> WebSocketClientConfiguration {
        WebSocketClientConfiguration(
            connectTimeout: .seconds(60), headLimits: HeadLimits(time: .seconds(60)), keepAlive: keepAlive,
            waitingEvents: waitingEvents)
    }
}

extension WebSocketServer {
    var port: Int { addresses.first?.port ?? 0 }
}

/// Waits until a condition holds, and says at once where it never did.
func eventually(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
) async {
    guard (try? await Waiting.until(Waiting.limit, condition)) != true else { return }
    Issue.record(what, sourceLocation: sourceLocation)
}
