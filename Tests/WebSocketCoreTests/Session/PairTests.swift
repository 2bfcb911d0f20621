import Testing
import WebSocketCore

@Suite("Client core against server core, in virtual time", .timeLimit(.minutes(1)))
struct PairTests {
    private static let keepAlive = KeepAlive(pingAfter: .seconds(20), answerWithin: .seconds(10))

    @Test(arguments: [1, 2, 7, 50, 1000])
    func `both opening handshakes meet, and the first frames follow in the same bytes`(pieceSize: Int) throws {
        var opening = try ClientHandshake(
            host: "[::1]:8080", target: "/ws", key: Array(0..<16), subprotocols: ["b", "roost.v1.json"],
            now: .after(.zero))
        var answering = ServerHandshake(now: .after(.zero))
        let (client, server) = (Endpoint(.client), Endpoint(.server))
        try client.send("first")

        var answer: [UInt8] = []
        for piece in pieces(opening.request + client.takeOutput(), of: pieceSize) {
            guard answer.isEmpty else {
                server.receive(piece)
                continue
            }
            if case .upgrade(let request, let consumed) = unsafe answering.receive(piece.span.bytes) {
                #expect(request.subprotocols == ["b", "roost.v1.json"])
                #expect(request.host == "[::1]:8080")
                answer = request.accept(subprotocol: "roost.v1.json")
                server.receive(Array(piece[consumed...]))
            }
        }
        #expect(server.deliveries == [.text("first")])

        try server.send("welcome")
        var isOpen = false
        for piece in pieces(answer + server.takeOutput(), of: pieceSize) {
            guard !isOpen else {
                client.receive(piece)
                continue
            }
            if case .accepted("roost.v1.json", nil, let consumed) = unsafe opening.receive(piece.span.bytes) {
                isOpen = true
                client.receive(Array(piece[consumed...]))
            }
        }
        #expect(client.deliveries == [.text("welcome")])
    }

    @Test(arguments: [1, 2, 3, 7, 100, Int.max])
    func `messages cross in both directions, whatever the pieces`(pieceSize: Int) throws {
        let pair = Pair()
        pair.pieceSize = pieceSize
        try pair.client.send("안녕하세요!")
        try pair.client.send(.binary, [0, 255])
        try pair.server.send("hello")
        try pair.server.ping("there?")
        pair.run(for: .seconds(1))
        #expect(pair.server.deliveries == [.text("안녕하세요!"), .binary([0, 255]), .pong("there?")])
        #expect(pair.client.deliveries == [.text("hello"), .ping("there?")])
        #expect(pair.tcp.isEmpty)
    }

    @Test func `the client closes: the server ends TCP first`() {
        let pair = Pair()
        pair.client.close(.normal, reason: "bye", now: pair.now)
        pair.run(for: .seconds(1))
        #expect(pair.tcp == [.ended(.server), .ended(.client)])
        expectClean(pair, first: .client, Close(.normal, reason: "bye"))
    }

    @Test func `the server closes: it still ends TCP first`() {
        let pair = Pair()
        pair.server.close(.goingAway, reason: "stop", now: pair.now)
        pair.run(for: .seconds(1))
        #expect(pair.tcp == [.ended(.server), .ended(.client)])
        expectClean(pair, first: .server, Close(.goingAway, reason: "stop"))
    }

    @Test func `both close at once: each keeps the other's code`() {
        let pair = Pair()
        pair.client.close(.normal, now: pair.now)
        pair.server.close(.goingAway, now: pair.now)
        pair.run(for: .seconds(1))
        #expect(pair.tcp == [.ended(.server), .ended(.client)])
        #expect(pair.client.outcome.code == 1001)
        #expect(pair.server.outcome.code == 1000)
        #expect(pair.client.outcome.first == .us)
        #expect(pair.server.outcome.first == .us)
        #expect(pair.client.outcome.isClean && pair.server.outcome.isClean)
    }

    @Test func `what was sent before the close arrives before it`() throws {
        let pair = Pair()
        pair.pieceSize = 3
        try pair.client.send("last words")
        pair.client.close(.normal, now: pair.now)
        pair.run(for: .seconds(1))
        #expect(pair.server.deliveries.first == .text("last words"))
        #expect(pair.server.outcome.isClean)
    }

    @Test func `a message over the bound closes both ends with 1009`() throws {
        let pair = Pair(limits: SessionLimits(messageBytes: 10))
        try pair.client.send("eleven bytes")
        pair.run(for: .seconds(1))
        #expect(pair.server.outcome.failure == .violation(.messageTooBig(limit: 10)))
        #expect(pair.client.outcome.code == 1009)
        #expect(pair.client.outcome.received?.reason == "The message is too big: at most 10 bytes are taken.")
        #expect(pair.tcp == [.ended(.server), .ended(.client)])
    }

    @Test func `quiet ends keep each other alive`() {
        let pair = Pair(clientKeepAlive: Self.keepAlive, serverKeepAlive: Self.keepAlive)
        pair.run(for: .seconds(600))
        #expect(pair.client.state == .open)
        #expect(pair.server.state == .open)
        #expect((50...60).contains(pair.client.deliveries.count))
    }

    @Test func `a pulled cable is noticed by both ends in time`() {
        let pair = Pair(clientKeepAlive: Self.keepAlive, serverKeepAlive: Self.keepAlive)
        pair.run(for: .seconds(1))
        pair.mute = [.client, .server]
        pair.run(for: .seconds(28))
        #expect(pair.client.state == .open)
        pair.run(for: .seconds(3))
        #expect(pair.client.outcome.failure == .silentPeer)
        #expect(pair.server.outcome.failure == .silentPeer)
    }

    @Test func `a client whose server never answers its close gives up`() {
        let pair = Pair()
        pair.mute = [.server]
        pair.client.close(.normal, now: pair.now)
        pair.run(for: .seconds(4.9))
        #expect(pair.client.state == .closeSent)
        pair.run(for: .seconds(1))
        #expect(pair.client.outcome.failure == .closeUnanswered)
        #expect(pair.tcp.contains(.aborted(.client)))
    }

    private func expectClean(_ pair: Pair, first: Pair.End, _ close: Close) {
        #expect(pair.client.outcome.first == (first == .client ? .us : .peer))
        #expect(pair.server.outcome.first == (first == .server ? .us : .peer))
        for endpoint in [pair.client, pair.server] {
            #expect(endpoint.outcome.isClean)
            #expect(endpoint.outcome.sent == close)
            #expect(endpoint.outcome.received == close)
            #expect(endpoint.state == .closed)
        }
    }
}
