import ChatServer
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct StopTests {
    @Test func `a stop is announced with a time to come back, then closes with 4000`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let plain = try await server.plain()
            async let stopped: Void = server.server.stop()
            let closing = try await mina.next("closing")
            #expect(closing["code"] == .number(4000))
            #expect((0...1000).contains(closing["retry_ms"]?.number ?? -1))
            #expect(await mina.closeCode() == 4000)
            #expect(await plain.closeCode() == 4000)
            await stopped
        }
    }

    @Test func `a port that is in use is a sentence`() async throws {
        try await RunningServer.run { server in
            var configuration = ServerConfiguration()
            configuration.host = "127.0.0.1"
            configuration.port = server.port
            let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            do {
                let second = try await ChatServer.start(configuration, logger: logger)
                await second.stop(within: .zero)
                Issue.record("two servers listen on one port")
            } catch {
                #expect("\(error)".contains("Port \(server.port) is in use"))
            }
        }
    }
}
