import Testing
import WebSocketCore

@Suite("RFC 6455 4.1: the client's opening handshake")
struct ClientHandshakeTests {
    /// The key of RFC 6455, 1.3, before it is encoded.
    static let key = Array("the sample nonce".utf8)

    static let answer = """
        HTTP/1.1 101 Switching Protocols
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
        Sec-WebSocket-Protocol: chat


        """

    @Test func `the request says what the RFC asks for`() throws {
        let handshake = try ClientHandshake(
            host: "server.example.com:8080", target: "/chat?room=lobby", key: Self.key,
            subprotocols: ["chat", "superchat"], fields: [("User-Agent", "roost/1")], now: .after(.zero))
        let expected = """
            GET /chat?room=lobby HTTP/1.1
            Host: server.example.com:8080
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Protocol: chat, superchat
            User-Agent: roost/1


            """
        #expect(handshake.request == head(expected))
    }

    static let injections: [(String, String, [String], String)] = [
        ("a\r\nX: y", "/", [], "v"), ("a b", "/", [], "v"), ("", "/", [], "v"), ("a@b", "/", [], "v"),
        ("a", "/\r\nX: y", [], "v"), ("a", "/ HTTP/1.1", [], "v"), ("a", "", [], "v"), ("a", "chat", [], "v"),
        ("a", "/#top", [], "v"), ("a", "/한글", [], "v"), ("a", "/", ["c\r\nX: y"], "v"), ("a", "/", [""], "v"),
        ("a", "/", ["c", "c"], "v"), ("a", "/", [], "v\r\nX: y"), ("a", "/", [], "v\u{0}"),
    ]

    @Test(arguments: injections)
    func `nothing illegal gets into the request`(host: String, target: String, subprotocols: [String], value: String) {
        #expect {
            try ClientHandshake(
                host: host, target: target, key: Self.key, subprotocols: subprotocols, fields: [("X", value)],
                now: .after(.zero))
        } throws: { error in
            guard case .illegalRequest(let sentence)? = error as? HandshakeFailure else { return false }
            return sentence.hasSuffix(".")
        }
    }

    @Test func `the RFC's answer opens the connection, however it is cut`() throws {
        let bytes = head(Self.answer)
        for split in splits(bytes) {
            guard case .accepted("chat", nil, _) = try receive(split) else {
                Issue.record("split as \(split.map(\.count))")
                return
            }
        }
    }

    @Test func `bytes after the answer are left for the frames`() throws {
        let bytes = head(Self.answer)
        #expect(
            try receive([bytes + hex("81 00")]) == .accepted(subprotocol: "chat", deflate: nil, consumed: bytes.count))
        #expect(
            try receive([Array(bytes.dropLast(3)), bytes.suffix(3) + hex("81 00")])
                == .accepted(subprotocol: "chat", deflate: nil, consumed: 3))
    }

    /// A change of the answer and what it amounts to; nothing stands for a connection without a subprotocol.
    static let answers: [(String, String, HandshakeFailure?)] = [
        ("Sec-WebSocket-Protocol: chat\n", "", nil),
        ("Upgrade: websocket", "upgrade: WebSocket", nil),
        ("Connection: Upgrade", "connection: keep-alive, upgrade", nil),
        ("Switching Protocols", "", nil),
        (" Switching Protocols", "", nil),
        ("HTTP/1.1", "HTTP/1.0", .notUpgraded),
        ("Upgrade: websocket\n", "", .notUpgraded),
        ("Upgrade: websocket", "Upgrade: websocket, h2c", .notUpgraded),
        ("Connection: Upgrade\n", "", .notUpgraded),
        ("Connection: Upgrade", "Connection: close", .notUpgraded),
        ("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOO=", .wrongAcceptKey),
        ("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n", "", .wrongAcceptKey),
        ("Protocol: chat", "Protocol: mqtt", .unofferedSubprotocol("mqtt")),
        ("Protocol: chat", "Protocol: chat, superchat", .unofferedSubprotocol("chat, superchat")),
        ("Protocol: chat", "Protocol: chat\nSec-WebSocket-Protocol: superchat", .unofferedSubprotocol("chat")),
        // U+009B begins what a terminal obeys; HTTP itself forbids only the control characters of ASCII.
        (
            "Protocol: chat", "Protocol: \u{9B}31m" + String(repeating: "x", count: 1000),
            .unofferedSubprotocol("31m" + String(repeating: "x", count: 97))
        ),
        (
            "Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Extensions: permessage-deflate",
            .unofferedExtension("permessage-deflate")
        ),
        (
            "Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Extensions: ;",
            .malformedHead("The Sec-WebSocket-Extensions field cannot be read.")
        ),
        (
            "HTTP/1.1 101 Switching Protocols", "HTTP/1.1",
            .malformedHead("The first line is not one of HTTP.")
        ),
        ("HTTP/1.1 101", "HTTP/1.1 1O1", .malformedHead("The first line is not one of HTTP.")),
        ("HTTP/1.1 101", "HTTP/3.1 101", .malformedHead("Only HTTP/1.1 and HTTP/1.0 are spoken here.")),
        (
            "Upgrade: websocket", "Upgrade : websocket",
            .malformedHead("A header field has white space before its colon.")
        ),
        ("HTTP/1.1 101", "SSH-2.0-OpenSSH_9.2", .notHTTP),
    ]

    @Test(arguments: answers)
    func `every rule of the answer is checked`(old: String, new: String, failure: HandshakeFailure?) throws {
        #expect(Self.answer.contains(old), "the change does not apply")
        let bytes = head(Self.answer.replacing(old, with: new))
        for pieceSize in [bytes.count, 1] {
            switch try receive(pieces(bytes, of: pieceSize)) {
            case .accepted: #expect(failure == nil)
            case .failed(let actual): #expect(actual == failure)
            case .needsMore: Issue.record("needs more")
            }
        }
        if let failure { #expect(failure.sentence.hasSuffix(".")) }
    }

    @Test func `a web server's refusal tells its status and its words`() throws {
        let refusal = "HTTP/1.1 404 Not Found\nContent-Length: 18\n\nNothing here, sir."
        for split in splits(head(refusal)) {
            let failure = HandshakeFailure.refused(status: 404, reason: "Not Found", body: "Nothing here, sir.")
            #expect(try receive(split) == .failed(failure))
        }
        let empty = HandshakeFailure.refused(status: 404, reason: "Not Found", body: "")
        #expect(empty.sentence == "That is not a chat server (HTTP 404).")
    }

    @Test func `a refusal's words are bounded and cannot draw on a terminal`() throws {
        let body = "\u{1B}[2J" + String(repeating: "x", count: 5000)
        let refusal = "HTTP/1.0 503 \(String(repeating: "r", count: 200))\n\n\(body)"
        guard case .failed(.refused(503, let reason, let kept)) = try receive([head(refusal)]) else {
            Issue.record("not refused")
            return
        }
        #expect(reason.count == 100)
        #expect(kept == "[2J" + String(repeating: "x", count: 1020))
    }

    @Test(arguments: ["Transfer-Encoding: chunked", "Content-Length: 0", "Content-Length: -3", "Content-Length: ten"])
    func `a refusal without readable words is complete with its head`(field: String) throws {
        let refusal = HandshakeFailure.refused(status: 400, reason: "Bad Request", body: "")
        #expect(try receive([head("HTTP/1.1 400 Bad Request\n\(field)\n\nabc")]) == .failed(refusal))
    }

    @Test func `a status without a body is complete with its head`() throws {
        let refusal = HandshakeFailure.refused(status: 204, reason: "No Content", body: "")
        #expect(try receive([head("HTTP/1.1 204 No Content\n\n")]) == .failed(refusal))
    }

    @Test func `a refusal may end with the connection or at the deadline`() throws {
        var handshake = try Self.handshake()
        let bytes = head("HTTP/1.1 403 Forbidden\n\nYou are banned.")
        #expect(unsafe handshake.receive(bytes.span.bytes) == .needsMore)
        let failure = HandshakeFailure.refused(status: 403, reason: "Forbidden", body: "You are banned.")
        #expect(handshake.receiveEOF() == failure)
        #expect(handshake.expire(now: .after(.seconds(5))) == failure)
        #expect(failure.sentence == "The server refused the connection (HTTP 403): You are banned.")
    }

    @Test func `silence and a lost connection are told apart`() throws {
        let handshake = try Self.handshake()
        #expect(handshake.expire(now: .after(.seconds(4.9))) == nil)
        #expect(handshake.expire(now: .after(.seconds(5))) == .timedOut)
        #expect(handshake.receiveEOF() == .endOfStream)
    }

    @Test func `another kind of server is known by its first bytes`() throws {
        #expect(try receive([Array("SSH-2.0".utf8)]) == .failed(.notHTTP))
        #expect(try receive([hex("16 03 01")]) == .failed(.notHTTP))
        #expect(try receive([Array("HTT".utf8)]) == .needsMore)
    }

    private static func handshake() throws -> ClientHandshake {
        try ClientHandshake(
            host: "server.example.com", target: "/chat", key: key, subprotocols: ["chat", "superchat"],
            now: .after(.zero))
    }

    private func receive(_ pieces: [[UInt8]]) throws -> ClientHandshake.Progress {
        var handshake = try Self.handshake()
        for piece in pieces {
            let progress = unsafe handshake.receive(piece.span.bytes)
            if progress != .needsMore { return progress }
        }
        return .needsMore
    }

    private func head(_ text: String) -> [UInt8] {
        Array(text.replacing("\n", with: "\r\n").utf8)
    }
}
