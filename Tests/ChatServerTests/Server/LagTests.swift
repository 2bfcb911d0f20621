import ChatProtocol
import ChatServer
import NIOCore
import NIOPosix
import Testing
import WebSocketNIO

/// Readers who are slower than the room: they lose nothing, cost their bound, and end where everybody is.
@Suite(.timeLimit(.minutes(2))) struct LagTests {
    /// Twice as much as the kernel keeps for a reader who does not read, on a machine that is busy as well.
    private static let messages = 3_000
    private static let inFlight = 100

    /// A server whose readers are behind early, on disk or in memory.
    private func run(_ kind: RunningLog.Kind, _ body: (RunningServer) async throws -> Void) async throws {
        let log = RecordingLog()
        func change(_ configuration: inout ServerConfiguration) {
            configuration.rate.messagesPerSecond = 0
            configuration.outboundBytes = 256 * 1024
            // Whoever does not read does not answer pings either.
            configuration.pingInterval = nil
        }
        switch kind {
        case .memory: try await RunningServer.run(change, logger: log.logger, body)
        case .sqlite:
            try await TestStore.directory { path in
                try await RunningServer.run(store: try TestStore.open(path), change, logger: log.logger, body)
            }
        }
        // Else nothing was tested.
        #expect(log.count("debug fell behind") > 0)
    }

    /// Says so much that it can't fit into any queue, and returns once the author has it all back.
    private func talk(_ author: JSONClient) async throws {
        let padding = String(repeating: "가", count: 1_000)
        for number in 1...Self.messages {
            try await author.say(RoomConversationTests.send("\(number) \(padding)", cid: 100_000 + number))
            // Not so many at once that the server would refuse some.
            guard number.isMultiple(of: Self.inFlight) else { continue }
            while try await author.next("ev")["seq"]?.number != Int64(number) {}
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `who does not read for a while then reads everything, in order, and is live`(
        kind: RunningLog.Kind
    ) async throws {
        try await run(kind) { server in
            let mina = try await server.member("mina")
            // They enter and read nothing meanwhile: their events pile up at their end until it reads no further.
            let jun = try await server.member("jun")
            let plain = try await server.plain()
            try await talk(mina)

            var last: Int64 = 0
            while last < Self.messages {
                let message = try await jun.next()
                #expect(message["t"] != .string("gap"))
                guard message["t"] == .string("ev"), let seq = message["seq"]?.number else { continue }
                #expect(seq == last + 1)
                #expect(message["text"]?.string?.hasPrefix("\(seq) ") == true)
                last = seq
            }
            for number in 1...Self.messages {
                let line = try await plain.next { $0.contains(" #lobby <mina> ") }
                #expect(line.contains("<mina> \(number) 가"))
            }

            // All are live again: the next message is the next thing of the room that they read.
            try await mina.say(RoomConversationTests.send("the next", cid: 1))
            #expect(try await jun.next("ev")["text"] == .string("the next"))
            #expect(try await plain.next { $0.contains(" #lobby <mina> ") }.hasSuffix("the next"))
        }
    }

    @Test func `whoever was behind knows who is here`() async throws {
        try await run(.memory) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await talk(mina)
            let dana = try await server.member("dana")
            // Whether as a change or in a list: at the end jun knows of dana.
            var known: Set<String> = []
            while !known.contains("dana") {
                let message = try await jun.next()
                if message["t"] == .string("eph"), let by = message["by"]?.string { known.insert(by) }
                if message["t"] == .string("who") {
                    known.formUnion(message["members"]?.array?.compactMap { $0["nick"]?.string } ?? [])
                }
            }
            await dana.leave()
        }
    }

    @Test func `who enters a room anew reads from there, each event once`() async throws {
        try await run(.memory) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await talk(mina)
            // In the middle of being behind, and of what is on its way to jun.
            try await jun.say(##"{"t":"join","id":"again","room":"#lobby","last":300}"##)
            let joined = try await jun.next("joined") { $0["re"] == .string("again") }
            var next = try #require(joined["from"]?.number)
            #expect(next == Int64(Self.messages) - 299)
            for number in 1...50 { try await mina.say(RoomConversationTests.send("more", cid: number)) }
            while next <= Int64(Self.messages) + 50 {
                let message = try await jun.next()
                guard message["t"] == .string("ev") else { continue }
                #expect(message["seq"]?.number == next)
                next += 1
            }
        }
    }

    @Test func `whoever is behind is not told later who typed meanwhile`() async throws {
        try await run(.memory) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await talk(mina)
            try await mina.say(##"{"t":"typing","room":"#lobby","on":true}"##)
            try await mina.say(RoomConversationTests.send("the last", cid: 1))
            while true {
                let message = try await jun.next()
                #expect(message["k"] != .string("typing"))
                if message["text"] == .string("the last") { break }
            }
        }
    }

    @Test func `control answers reach whoever is behind`() async throws {
        try await run(.memory) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await talk(mina)
            try await jun.say(#"{"t":"ping","id":"p"}"#)
            let pong = try await jun.next("pong")
            #expect(pong["re"] == .string("p"))
        }
    }
}
