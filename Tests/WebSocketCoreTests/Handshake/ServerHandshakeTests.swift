import Testing
import WebSocketCore

/// The server's side: which requests open a connection, which are plain HTTP, and how the others are refused.
@Suite("RFC 6455 4.2: the server's opening handshake")
struct ServerHandshakeTests {
    /// The request of RFC 6455, 1.3.
    static let request = """
        GET /chat HTTP/1.1
        Host: server.example.com
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Origin: http://example.com
        Sec-WebSocket-Protocol: chat, superchat
        Sec-WebSocket-Version: 13


        """

    @Test func `the RFC's example is accepted, however it is cut`() throws {
        let bytes = head(Self.request)
        for split in splits(bytes) {
            let (progress, _) = receive(split)
            guard case .upgrade(let upgrade, _) = progress else {
                Issue.record("split as \(split.map(\.count)): \(progress)")
                return
            }
            #expect(upgrade.path == "/chat")
            #expect(upgrade.host == "server.example.com")
            #expect(upgrade.origin == "http://example.com")
            #expect(upgrade.subprotocols == ["chat", "superchat"])
            #expect(upgrade.extensions.isEmpty)
        }
    }

    @Test func `the answer is the RFC's`() throws {
        guard case .upgrade(let upgrade, _) = receive([head(Self.request)]).0 else {
            Issue.record("not an upgrade")
            return
        }
        let common = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

            """
        #expect(upgrade.accept(subprotocol: "chat") == head(common + "Sec-WebSocket-Protocol: chat\n\n"))
        #expect(upgrade.accept(subprotocol: nil) == head(common + "\n"))
    }

    @Test func `bytes after the head are left for the frames`() {
        let bytes = head(Self.request)
        let frame = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58")
        for cut in 0..<bytes.count {
            let (progress, last) = receive([Array(bytes[..<cut]), bytes[cut...] + frame])
            guard case .upgrade(_, let consumed) = progress else {
                Issue.record("cut at \(cut): \(progress)")
                return
            }
            #expect(Array(last[consumed...]) == frame)
        }
    }

    /// What may change about the request without making it illegal.
    static let legal: [(String, String)] = [
        ("Upgrade: websocket", "upgrade: WebSocket"),
        ("Upgrade: websocket", "Upgrade: h2c, websocket"),
        ("Upgrade: websocket", "Upgrade:\twebsocket \t"),
        ("Connection: Upgrade", "Connection: keep-alive, uPGRADE"),
        ("Connection: Upgrade", "Connection: keep-alive\nConnection: upgrade"),
        ("Connection: Upgrade", "CONNECTION: ,, Upgrade,"),
        ("Host: server.example.com", "Host: server.example.com:8080"),
        ("Host: server.example.com", "Host: [::1]:8080"),
        ("Host: server.example.com", "host: 192.168.0.7"),
        ("GET /chat HTTP/1.1", "GET /?token=a%20b HTTP/1.1"),
        ("Origin: http://example.com\n", ""),
        ("Sec-WebSocket-Protocol: chat, superchat\n", ""),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13\nX-Name: 김철수"),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13\nX-Empty:"),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13\nSec-WebSocket-Extensions: permessage-deflate"),
    ]

    @Test(arguments: legal)
    func `names and tokens are taken in any legal form`(old: String, new: String) {
        let (progress, _) = receive([head(Self.request.replacing(old, with: new))])
        guard case .upgrade = progress else {
            Issue.record("\(progress)")
            return
        }
    }

    /// A change of the request and the status that refuses it.
    static let illegal: [(String, String, Int)] = [
        // 4.2.1: method, version, target
        ("GET /chat HTTP/1.1", "POST /chat HTTP/1.1", 405),
        ("GET /chat HTTP/1.1", "HEAD /chat HTTP/1.1", 405),
        ("GET /chat HTTP/1.1", "get /chat HTTP/1.1", 405),
        ("GET /chat HTTP/1.1", "GET /chat HTTP/1.0", 505),
        ("GET /chat HTTP/1.1", "GET /chat HTTP/2.0", 505),
        ("GET /chat HTTP/1.1", "GET /chat HTTP/1.2", 505),
        ("GET /chat HTTP/1.1", "GET http://server.example.com/chat HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET server.example.com:80 HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "CONNECT server.example.com:80 HTTP/1.1", 405),
        ("GET /chat HTTP/1.1", "GET * HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /chat#top HTTP/1.1", 400),
        // RFC 9112, 3: the request line
        ("GET /chat HTTP/1.1", "GET  /chat HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /chat HTTP/1.1 ", 400),
        ("GET /chat HTTP/1.1", " GET /chat HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /ch at HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /chät HTTP/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /chat http/1.1", 400),
        ("GET /chat HTTP/1.1", "GET /chat HTTP/1.11", 400),
        ("GET /chat HTTP/1.1", "GET /chat", 400),
        ("GET /chat HTTP/1.1", "G(T /chat HTTP/1.1", 400),
        ("GET /chat HTTP/1.1\n", "", 400),
        ("GET /chat HTTP/1.1\n", "\nGET /chat HTTP/1.1\n", 400),
        // RFC 9112, 3.2: Host
        ("Host: server.example.com\n", "", 400),
        ("Host: server.example.com", "Host: a\nHost: a", 400),
        ("Host: server.example.com", "Host:", 400),
        ("Host: server.example.com", "Host: a/b", 400),
        ("Host: server.example.com", "Host: user@a", 400),
        ("Host: server.example.com", "Host: a:99999", 400),
        ("Host: server.example.com", "Host: a:8o", 400),
        ("Host: server.example.com", "Host: ::1", 400),
        ("Host: server.example.com", "Host: [::1", 400),
        ("Host: server.example.com", "Host: [lobby]", 400),
        ("Host: server.example.com", "Host: a b", 400),
        ("Host: server.example.com", "Host: a%2", 400),
        // Upgrade, Connection
        ("Upgrade: websocket\n", "", 400),
        ("Upgrade: websocket", "Upgrade: web socket", 400),
        ("Connection: Upgrade\n", "", 400),
        ("Connection: Upgrade", "Connection: close", 400),
        ("Connection: Upgrade", "Connection: Upgraded", 400),
        // Sec-WebSocket-Key
        ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n", "", 400),
        ("dGhlIHNhbXBsZSBub25jZQ==", "", 400),
        ("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZ", 400),
        ("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZTEy", 400),
        ("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j!Q==", 400),
        ("Sec-WebSocket-Version", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version", 400),
        // Sec-WebSocket-Version
        ("Sec-WebSocket-Version: 13\n", "", 426),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", 426),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 013", 426),
        ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13\nSec-WebSocket-Version: 8", 426),
        // A body
        ("Origin: http", "Content-Length: 0\nOrigin: http", 400),
        ("Origin: http", "Transfer-Encoding: chunked\nOrigin: http", 400),
        ("Origin: http", "Transfer-Encoding: identity\nOrigin: http", 400),
        ("Origin: http", "Content-Length: 5\nTransfer-Encoding: chunked\nOrigin: http", 400),
        ("Origin: http", "content-length: 5\ncontent-length: 6\nOrigin: http", 400),
        ("Origin: http", "Content-Length : 5\nOrigin: http", 400),
        // Lists
        ("Origin: http", "Origin: http://a\nOrigin: http", 400),
        ("Sec-WebSocket-Protocol: chat, superchat", "Sec-WebSocket-Protocol: chat, chat", 400),
        ("Sec-WebSocket-Protocol: chat, superchat", "Sec-WebSocket-Protocol: super chat", 400),
        ("Sec-WebSocket-Protocol: chat, superchat", "Sec-WebSocket-Protocol: ,", 400),
        ("Origin: http", "Sec-WebSocket-Extensions: permessage-deflate;\nOrigin: http", 400),
        // RFC 9112, 5: field lines
        ("Upgrade: websocket", "Upgrade : websocket", 400),
        ("Upgrade: websocket", "Upgrade: websocket\n folded", 400),
        ("Upgrade: websocket", "Upgrade: websocket\n\tfolded", 400),
        ("Upgrade: websocket", "Upgrade websocket", 400),
        ("Upgrade: websocket", ": websocket", 400),
        ("Upgrade: websocket", "Up grade: websocket", 400),
        ("Upgrade: websocket", "Üpgrade: websocket", 400),
        ("Upgrade: websocket", "Upgrade: web\u{0}socket", 400),
        ("Upgrade: websocket", "Upgrade: web\u{7F}socket", 400),
        ("Upgrade: websocket", "Upgrade: web\u{1B}socket", 400),
        // Bounds
        ("Upgrade: websocket", "Upgrade: websocket\nX: " + String(repeating: "x", count: 8192), 431),
        ("Upgrade: websocket", "Upgrade: websocket" + String(repeating: "\nX: x", count: 58), 431),
    ]

    @Test(arguments: illegal)
    func `an illegal request is refused with a sentence`(old: String, new: String, status: Int) throws {
        #expect(Self.request.contains(old), "the change does not apply")
        let bytes = head(Self.request.replacing(old, with: new))
        for pieceSize in [bytes.count, 7] {
            let (progress, _) = receive(pieces(bytes, of: pieceSize))
            guard case .refused(let response) = progress else {
                Issue.record("\(progress)")
                return
            }
            #expect(response.status == status)
            #expect(response.body.hasSuffix(".\n"))
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\n\n", "GET / HTTP/1.1\rHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\rz\r\n\r\n", "\n",
    ])
    func `a line ends with carriage return and line feed and nothing else`(request: String) {
        guard case .refused(let response) = receive([Array(request.utf8)]).0 else {
            Issue.record("not refused")
            return
        }
        #expect(response.status == 400)
    }

    @Test func `the refusal of another version names ours`() {
        let old = Self.request.replacing("Version: 13", with: "Version: 8")
        guard case .refused(let response) = receive([head(old)]).0 else {
            Issue.record("not refused")
            return
        }
        let text = String(decoding: response.bytes(), as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 426 Upgrade Required\r\n"))
        #expect(text.contains("\r\nSec-WebSocket-Version: 13\r\n"))
    }

    static let plain = [
        "GET /healthz HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.0\n\n",
        "HEAD / HTTP/1.1\nHost: a\n\n",
        "POST /x HTTP/1.1\nHost: a\nContent-Length: 3\n\n",
        "OPTIONS * HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\nHost: a\nUpgrade: h2c\nConnection: Upgrade, HTTP2-Settings\nHTTP2-Settings: AA\n\n",
    ]

    @Test(arguments: plain)
    func `a legal request that is no upgrade is handed out`(request: String) {
        let bytes = head(request)
        guard case .plain(let plain, let consumed) = receive([bytes + Array("abc".utf8)]).0 else {
            Issue.record("not plain")
            return
        }
        #expect(consumed == bytes.count)
        #expect("\(plain.method) \(plain.target) HTTP/1.\(plain.minorVersion)" == request.prefix { $0 != "\n" })
    }

    @Test func `an HTTP/1.1 request needs a Host even without an upgrade`() {
        guard case .refused(let response) = receive([head("GET / HTTP/1.1\n\n")]).0 else {
            Issue.record("not refused")
            return
        }
        #expect(response.status == 400)
    }

    @Test func `a head at the bounds is taken, one byte or field more is not`() {
        let limits = HeadLimits(bytes: 100, fields: 3)
        let fits = "GET / HTTP/1.1\nHost: a\nX: x\nY: " + String(repeating: "y", count: 62) + "\n\n"
        #expect(head(fits).count == 100)
        guard case .plain = receive([head(fits)], limits: limits).0 else {
            Issue.record("does not fit")
            return
        }
        for more in [fits.replacing("X: x", with: "X: xx"), "GET / HTTP/1.1\nHost: a\nX: x\nX: x\nX: x\n\n"] {
            guard case .refused(let response) = receive([head(more)], limits: limits).0 else {
                Issue.record("fits")
                return
            }
            #expect(response.status == 431)
        }
    }

    @Test func `a head that does not come in time is refused`() {
        let handshake = ServerHandshake(now: .after(.seconds(100)))
        #expect(handshake.deadline == .after(.seconds(105)))
        #expect(handshake.expire(now: .after(.seconds(104.9)))?.status == nil)
        #expect(handshake.expire(now: .after(.seconds(105)))?.status == 408)
    }

    @Test func `fields are found in any case and in order`() {
        guard case .plain(let plain, _) = receive([head("GET / HTTP/1.1\nHost: a\nX-Y: 1\nx-y:  2 \n\n")]).0 else {
            Issue.record("not plain")
            return
        }
        #expect(plain.fields.values("X-y") == ["1", "2"])
        #expect(plain.fields.first("X-Y") == "1")
        #expect(plain.fields.first("Z") == nil)
        #expect(plain.fields.all.map(\.name) == ["Host", "X-Y", "x-y"])
    }

    /// A head written with line feeds, as the wire has it.
    private func head(_ text: String) -> [UInt8] {
        Array(text.replacing("\n", with: "\r\n").utf8)
    }

    /// Gives the pieces to a handshake; returns its last progress and the piece that led to it.
    private func receive(
        _ pieces: [[UInt8]], limits: HeadLimits = HeadLimits()
    ) -> (ServerHandshake.Progress, [UInt8]) {
        var handshake = ServerHandshake(now: .after(.zero), limits: limits)
        for piece in pieces {
            let progress = unsafe handshake.receive(piece.span.bytes)
            if case .needsMore = progress { continue }
            return (progress, piece)
        }
        return (.needsMore, [])
    }
}
