import NIOCore
import Synchronization
import Testing
import WebSocketCore
import WebSocketNIO

@Suite("Our client and our server", .timeLimit(.minutes(1)))
struct ConnectionTests {
    private func connect(
        _ server: WebSocketServer, _ group: any EventLoopGroup, subprotocols: [String] = [],
        configuration: WebSocketClientConfiguration = .patient
    ) async throws -> WebSocketConnection {
        try await WebSocketClient.connect(
            to: try WebSocketURL("127.0.0.1:\(server.port)"), subprotocols: subprotocols, group: group,
            configuration: configuration)
    }

    @Test func `Korean there and back, then a clean close`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            let connection = try await connect(server, group, subprotocols: ["roost.v1.json"])
            #expect(connection.subprotocol == "roost.v1.json")
            var events = connection.events.makeAsyncIterator()
            try await connection.send(text: "안녕하세요!")
            #expect(await events.next() == .text("안녕하세요!"))
            await connection.close(.normal, reason: "bye")
            guard case .closed(let outcome)? = await events.next() else {
                Issue.record("the last event is closed")
                return
            }
            #expect(outcome.isClean && outcome.first == .us && outcome.code == 1000)
            #expect(await events.next() == nil)
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
        let outcome = try #require(application.log.outcomes.first)
        #expect(outcome.isClean && outcome.first == .peer && outcome.received?.reason == "bye")
    }

    @Test func `The server closes`() async throws {
        try await withServer { server, group in
            let connection = try await connect(server, group)
            try await connection.send(text: "close")
            var last: WebSocketEvent?
            for await event in connection.events { last = event }
            guard case .closed(let outcome)? = last else {
                Issue.record("the last event is closed")
                return
            }
            #expect(outcome.isClean && outcome.first == .peer && outcome.code == 1001)
            await #expect(throws: WebSocketConnection.ClosedError.self) { try await connection.send(text: "late") }
        }
    }

    @Test func `The server is gone without a word`() async throws {
        try await withServer { server, group in
            let connection = try await connect(server, group)
            try await connection.send(text: "abort")
            var last: WebSocketEvent?
            for await event in connection.events { last = event }
            guard case .closed(let outcome)? = last else {
                Issue.record("the last event is closed")
                return
            }
            #expect(outcome.failure == .endOfStream && outcome.code == 1006)
        }
    }

    @Test(arguments: [0, 1, 125, 126, 65_535, 65_536, 200_000])
    func `Messages of every length class`(length: Int) async throws {
        let text = String(repeating: "x", count: length)
        try await withServer(EchoApplication(), { $0.sessionLimits.messageBytes = 1024 * 1024 }) { server, group in
            let connection = try await connect(server, group)
            var events = connection.events.makeAsyncIterator()
            try await connection.send(text: text)
            #expect(await events.next() == .text(text))
            await connection.close()
        }
    }

    @Test func `Bytes that are no text, there and back`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            let connection = try await connect(server, group)
            var events = connection.events.makeAsyncIterator()
            try await connection.send(binary: [0x00, 0xff, 0xc0])
            #expect(await events.next() == .binary([0x00, 0xff, 0xc0]))
            await connection.close()
        }
        #expect(application.log.all.contains(.binary(3)))
    }

    @Test func `A message over the limit closes with 1009`() async throws {
        try await withServer { server, group in
            let connection = try await connect(server, group)
            try? await connection.send(text: String(repeating: "x", count: 16 * 1024 + 1))
            var last: WebSocketEvent?
            for await event in connection.events { last = event }
            guard case .closed(let outcome)? = last else {
                Issue.record("the last event is closed")
                return
            }
            #expect(outcome.code == 1009)
        }
    }

    @Test func `A Ping brings a round trip, asked for or sent by the keep-alive`() async throws {
        try await withServer { server, group in
            let connection = try await connect(
                server, group,
                configuration: .patient(
                    keepAlive: KeepAlive(pingAfter: .milliseconds(30), answerWithin: .seconds(30))))
            var events = connection.events.makeAsyncIterator()
            connection.ping()
            for _ in 0..<3 {
                guard case .pong(let roundTrip)? = await events.next() else {
                    Issue.record("a Pong comes")
                    return
                }
                #expect(roundTrip >= .zero && roundTrip < .seconds(60))
            }
            await connection.close()
        }
    }

    @Test func `A reader who lags loses nothing`() async throws {
        let count = 20_000
        let application = EchoApplication(greeting: { socket in
            // 20 000 frames of a thousand bytes, far more than the kernel's buffers take.
            let frame = ByteBuffer(bytes: [0x81, 126, 0x03, 0xe8] + [UInt8](repeating: 0x61, count: 1000))
            for _ in 0..<count { socket.write(frames: frame) }
            socket.flush()
        })
        try await withServer { idleServer, group in
            try await withServer(application, { $0.outboundLimits.bytes = 100_000_000 }) { server, group in
                let clock = try await connect(
                    idleServer, group,
                    configuration: .patient(
                        keepAlive: KeepAlive(pingAfter: .milliseconds(40), answerWithin: .seconds(30))))
                let connection = try await connect(server, group, configuration: .patient(waitingEvents: 2...8))
                var events = connection.events.makeAsyncIterator()
                _ = await events.next()
                // The reader lags while a clock ticks five times.
                var ticks = clock.events.makeAsyncIterator()
                for _ in 0..<5 { _ = await ticks.next() }
                var received = 1
                while received < count, case .text(let text)? = await events.next() {
                    #expect(text.utf8.count == 1000)
                    received += 1
                }
                #expect(received == count)
                await connection.close()
                await clock.close()
            }
        }
    }

    @Test func `Closing finds the server's answer behind messages that nobody takes`() async throws {
        let application = EchoApplication(greeting: { socket in
            let frame = ByteBuffer(bytes: [0x81, 126, 0x03, 0xe8] + [UInt8](repeating: 0x61, count: 1000))
            for _ in 0..<1000 { socket.write(frames: frame) }
            socket.flush()
        })
        try await withServer(application, { $0.outboundLimits.bytes = 100_000_000 }) { server, group in
            let connection = try await connect(
                server, group, configuration: .patient(waitingEvents: 2...4))
            var events = connection.events.makeAsyncIterator()
            _ = await events.next()
            await connection.close()
            var last: WebSocketEvent?
            while let event = await events.next() { last = event }
            guard case .closed(let outcome)? = last else {
                Issue.record("the last event is closed")
                return
            }
            #expect(outcome.isClean)
        }
    }

    @Test func `A reader who left does not keep the connection from closing`() async throws {
        let application = EchoApplication(greeting: { socket in
            let frame = ByteBuffer(bytes: [0x81, 126, 0x03, 0xe8] + [UInt8](repeating: 0x61, count: 1000))
            for _ in 0..<20_000 { socket.write(frames: frame) }
            socket.flush()
        })
        try await withServer(application, { $0.outboundLimits.bytes = 100_000_000 }) { server, group in
            let connection = try await connect(server, group)
            for await _ in connection.events { break }
            await connection.close()
            await eventually("no connection is left") { server.connectionCount == 0 }
        }
        #expect(application.log.outcomes.map(\.isClean) == [true])
    }

    @Test func `A connection that nobody holds is closed`() async throws {
        let application = EchoApplication()
        try await withServer(application) { server, group in
            _ = try await connect(server, group)
            await eventually("closed is told") { !application.log.outcomes.isEmpty }
        }
        #expect(application.log.outcomes.map(\.code) == [1001])
    }

    @Test func `Many at once over two loops`() async throws {
        let application = EchoApplication()
        try await withServer(application, loops: 2) { server, group in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for client in 0..<50 {
                    tasks.addTask {
                        let connection = try await connect(server, group)
                        var events = connection.events.makeAsyncIterator()
                        for message in 0..<20 {
                            let text = "\(client) says \(message)"
                            try await connection.send(text: text)
                            #expect(await events.next() == .text(text))
                        }
                        await connection.close()
                    }
                }
                try await tasks.waitForAll()
            }
            await eventually("no connection is left") { server.connectionCount == 0 }
            await eventually("no delegate is left") { application.log.livingDelegates.load(ordering: .relaxed) == 0 }
        }
        #expect(application.log.outcomes.count == 50)
    }
}
