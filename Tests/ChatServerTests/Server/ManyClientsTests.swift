import ChatServer
import NIOCore
import NIOPosix
import Testing

/// One order for everybody, under the load that the tick's batches are made for.
@Suite(.timeLimit(.minutes(2))) struct ManyClientsTests {
    private static let clients = 200
    private static let messages = 50
    private static let total = clients * messages

    @Test func `200 clients that all talk at once read the same 10 000 messages in the same order`() async throws {
        try await RunningServer.run {
            $0.rate.messagesPerSecond = 0
            // A ping would stand between the lines, for each reader elsewhere.
            $0.pingInterval = nil
            // So would the list of who is here, for who has fallen behind: all of it fits, also for the slow one.
            $0.outboundBytes = 64 * 1024 * 1024
        } _: { server in
            let clients = try await connectAll(to: server)
            try await EventLoopFuture.andAllSucceed(clients.map(\.ready), on: clients[0].channel.eventLoop).get()
            clients[0].channel.writeAndFlush(
                RecordingClient.frames([Self.send(RecordingClient.beginning, cid: "begin-of-the-talk")]), promise: nil)
            // Before it is in the log nobody talks: connections have no order among each other.
            try await clients[0].begun.get()
            for (index, client) in clients.enumerated() {
                client.channel.writeAndFlush(RecordingClient.frames(Self.lines(of: index)), promise: nil)
            }
            try await clients[0].full.get()
            // Whoever has read this line last has read everything that was said before it, and nothing twice.
            clients[0].channel.writeAndFlush(
                RecordingClient.frames([Self.send(RecordingClient.end, cid: "end-of-the-conversation")]), promise: nil)
            let records = try await EventLoopFuture.whenAllSucceed(
                clients.map(\.ended), on: clients[0].channel.eventLoop
            ).get()

            for readers in [Self.even, Self.odd] {
                // Two of each dialect keep the list; the others' streams are the same to the last byte.
                #expect(records[readers[0]].messages == records[readers[1]].messages)
                #expect(Set(readers.dropFirst(2).map { records[$0].fingerprint }).count == 1)
                let bytes = records[readers[0]].messages.map(RecordingClient.frameBytes).reduce(0, +)
                #expect(readers.dropFirst(2).allSatisfy { records[$0].bytes == bytes })
            }
            try compare(
                json: records[0].messages.filter(RecordingClient.isSaid),
                plain: records[1].messages.filter(RecordingClient.isSaid))
            for client in clients { client.channel.close(promise: nil) }
        }
    }

    private static let even = Array(stride(from: 0, to: clients, by: 2))
    private static let odd = Array(stride(from: 1, to: clients, by: 2))

    /// What client number `index` says; plain clients are the odd ones.
    private static func lines(of index: Int) -> [String] {
        (0..<messages).map { number in
            index % 2 == 1
                ? "\(index)의 말 \(number)" : send("\(index)의 말 \(number)", cid: "cid-\(index)-\(number)-abcdefghij")
        }
    }

    private static func send(_ text: String, cid: String) -> String {
        ##"{"t":"send","room":"#lobby","cid":"\##(cid)","text":"\##(text)","kind":"text"}"##
    }

    /// The list that JSON readers have got is dense, complete, keeps each author's order, and is what plain readers got.
    private func compare(json: [String], plain: [String]) throws {
        let events = try json.map { try JSONValue($0) }
        #expect(events.map { $0["seq"]?.number } == (2...Int64(Self.total + 2)).map { $0 })
        let said = events.map { "<\($0["by"]?.string ?? "?")> \($0["text"]?.string ?? "?")" }
        #expect(said == plain.map { String($0.drop { $0 != "<" }) })
        let texts = events.dropLast().map { $0["text"]?.string ?? "?" }
        for index in 0..<Self.clients {
            let own = texts.filter { $0.hasPrefix("\(index)의 ") }
            #expect(own == (0..<Self.messages).map { "\(index)의 말 \($0)" })
        }
    }

    private struct Client: Sendable {
        var channel: any Channel
        var ready: EventLoopFuture<Void>
        var begun: EventLoopFuture<Void>
        var full: EventLoopFuture<Void>
        var ended: EventLoopFuture<RecordingClient.Record>
    }

    private func connectAll(to server: RunningServer) async throws -> [Client] {
        var clients: [Client] = []
        for index in 0..<Self.clients {
            clients.append(try await connect(kind(of: index), port: server.port))
        }
        return clients
    }

    private func kind(of index: Int) -> RecordingClient.Kind {
        if index % 2 == 1 {
            return RecordingClient.Kind(
                isPlain: true, opening: ["/set echo on", "/history 1"], ready: "no earlier messages",
                keepsMessages: index < 4)
        }
        let hello = #"{"t":"hello","id":"h","client":{"name":"t","ver":"1"},"caps":[],"nick":"json\#(index)"}"#
        let join = ##"{"t":"join","id":"j","room":"#lobby"}"##
        return RecordingClient.Kind(
            isPlain: false, opening: [hello, join], ready: #"{"t":"live""#, keepsMessages: index < 4,
            isSlow: index == 100)
    }

    private func connect(_ kind: RecordingClient.Kind, port: Int) async throws -> Client {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let ready = loop.makePromise(of: Void.self)
        let begun = loop.makePromise(of: Void.self)
        let full = loop.makePromise(of: Void.self)
        let ended = loop.makePromise(of: RecordingClient.Record.self)
        let channel = try await ClientBootstrap(group: loop)
            .channelOption(.autoRead, value: !kind.isSlow)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let client = RecordingClient(
                        kind, countWanted: Self.total, ready: ready, begun: begun, full: full, ended: ended)
                    try channel.pipeline.syncOperations.addHandler(client)
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return Client(
            channel: channel, ready: ready.futureResult, begun: begun.futureResult, full: full.futureResult,
            ended: ended.futureResult)
    }
}
