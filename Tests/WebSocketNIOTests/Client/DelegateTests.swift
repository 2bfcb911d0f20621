import NIOCore
import Synchronization
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("A client's connection that a delegate owns", .timeLimit(.minutes(1)))
struct DelegateTests {
    /// Sends back what it gets, on the loop.
    private final class Mirror: WebSocketDelegate {
        private let outcome: OutcomeBox
        private var socket: WebSocketChannel?

        init(_ outcome: OutcomeBox) {
            self.outcome = outcome
        }

        func opened(_ socket: WebSocketChannel) { self.socket = socket }
        func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) { socket?.send(kind, payload) }
        func readCompleted() { socket?.flush() }
        func drained() {}
        func closed(_ outcome: CloseOutcome) { self.outcome.store(outcome) }
    }

    /// Carries the outcome from the loop to the test.
    private final class OutcomeBox: Sendable {
        private let outcome = Mutex<CloseOutcome?>(nil)

        var value: CloseOutcome? { outcome.withLock { $0 } }
        func store(_ outcome: CloseOutcome) { self.outcome.withLock { $0 = outcome } }
    }

    private func serve(
        _ server: WebSocketServer, _ group: any EventLoopGroup, host: String = "127.0.0.1"
    ) async throws -> CloseOutcome? {
        let outcome = OutcomeBox()
        try await WebSocketClient.serve(
            try WebSocketURL("\(host):\(server.port)"), group: group, configuration: .patient
        ) { _ in
            Mirror(outcome)
        }
        return outcome.value
    }

    @Test func `What came before a violation in the same bytes is answered`() async throws {
        let application = EchoApplication(greeting: { socket in
            // "Hello", then a frame with the reserved opcode 5.
            socket.write(frames: ByteBuffer(bytes: RawClient.hello + [0x85, 0x00]))
        })
        try await withServer(application) { server, group in
            let outcome = try await serve(server, group)
            #expect(outcome?.sent?.code == .protocolError)
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.all.prefix(2) == [.opened, .text("Hello")])
        #expect(application.log.outcomes.map(\.code) == [1002])
    }

    @Test func `It returns when the server has closed`() async throws {
        let application = EchoApplication(greeting: { $0.close(.goingAway, reason: "bye") })
        try await withServer(application) { server, group in
            let outcome = try await serve(server, group)
            #expect(outcome?.isClean == true && outcome?.received?.reason == "bye")
        }
    }

    @Test func `It throws when nobody listens`() async throws {
        // An address of its own: on 127.0.0.1 another test's server may have the port as soon as it is free.
        let host = "127.0.0.78"
        try await withServer {
            $0.host = host
        } body: { server, group in
            await server.stopAccepting()
            await #expect(throws: ConnectError.refused(authority: "\(host):\(server.port)")) {
                _ = try await serve(server, group, host: host)
            }
        }
    }
}
