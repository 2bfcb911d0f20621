import NIOCore
import Synchronization
import Testing

@testable import WebSocketNIO

/// A server writes past its channel, and never to a socket that may already be somebody else's.
@Suite struct DirectSocketTests {
    @Test(.timeLimit(.minutes(2)))
    func `the socket is let go within the closing itself, before its number can be used again`() async throws {
        let seen = Mutex<[Bool]>([])
        let application = EchoApplication { socket in
            // As at any later moment of the same turn: the descriptor is closed when `abort` returns.
            let before = socket.writesDirectly
            socket.abort()
            let after = socket.writesDirectly
            seen.withLock { $0 = [before, after] }
        }
        try await withServer(application) { server, clients in
            let url = try WebSocketURL("ws://127.0.0.1:\(server.port)/")
            _ = try? await WebSocketClient.connect(to: url, group: clients, configuration: .patient)
            await eventually("the connection has been cut") { seen.withLock { $0.count == 2 } }
        }
        #expect(seen.withLock { $0 } == [true, false])
    }
}
