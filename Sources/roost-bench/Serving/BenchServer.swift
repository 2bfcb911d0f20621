import ChatServer
import Logging
import NIOCore
import WebSocketNIO

/// A whole server in this process, which takes messages as fast as they come.
struct BenchServer {
    static let logger = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Where it listens.
    let url: WebSocketURL
    private let server: ChatServer

    /// Starts a server; it accepts connections when this returns.
    ///
    /// Without a store, rooms live in memory.
    static func start(_ store: SQLiteStore?) async throws -> BenchServer {
        var configuration = ServerConfiguration()
        configuration.host = "127.0.0.1"
        configuration.port = 0
        configuration.rate.messagesPerSecond = 0
        let server = try await ChatServer.start(configuration, store: store, logger: logger)
        let url = try WebSocketURL("ws://127.0.0.1:\(server.addresses.first?.port ?? 0)/")
        return BenchServer(url: url, server: server)
    }

    /// Stops it at once, and closes its store.
    func stop() async {
        await server.stop(within: .zero)
    }
}
