import Testing
import WebSocketCore

/// Clients who hold a connection before it is one; what their heads may say is in `ServerHandshakeTests`.
@Suite("Hostile clients before the session, in virtual time")
struct HostileRequestTests {
    private static let limits = HeadLimits(bytes: 8192, fields: 64, time: .seconds(5))

    @Test func `a byte a second does not buy more time than silence does`() {
        var handshake = ServerHandshake(now: .after(.zero), limits: Self.limits)
        for (second, byte) in "GET /".utf8.enumerated() {
            #expect(handshake.expire(now: .after(.seconds(second)))?.status == nil)
            #expect(needsMore(&handshake, [byte]))
            #expect(handshake.deadline == .after(.seconds(5)))
        }
        #expect(handshake.retainedBytes <= 64)
        #expect(handshake.expire(now: .after(.seconds(4.999)))?.status == nil)
        #expect(handshake.expire(now: .after(.seconds(5)))?.status == 408)
    }

    /// Ways never to come to the empty line, each legal as far as it goes.
    static let endless: [(String, String)] = [
        ("GET /", "x"), ("GET / HTTP/1.1\r\nHost: ", "a"), ("GET / HTTP/1.1\r\nHost: a\r\nX", "x"),
        ("GET / HTTP/1.1\r\nHost: a\r\n", "X: y\r\n"), ("GET / HTTP/1.1\r\nHost: a\r\nX:", " "), ("", "G"),
    ]

    @Test(arguments: endless)
    func `a head that never ends is refused with its first byte too many`(start: String, rest: String) {
        var handshake = ServerHandshake(now: .after(.zero), limits: Self.limits)
        let endless = start + String(repeating: rest, count: 10_000)
        var taken = 0
        for byte in endless.utf8 {
            let progress = receive(&handshake, [byte])
            if case .refused(let response) = progress {
                #expect(response.status == 431)
                break
            }
            taken += 1
            #expect(handshake.retainedBytes <= 2 * Self.limits.bytes)
        }
        #expect(taken == Self.limits.bytes)
    }

    @Test func `a refused head's bytes are not all taken first, however many come at once`() {
        var handshake = ServerHandshake(now: .after(.zero), limits: Self.limits)
        let flood = Array(repeating: UInt8(ascii: "x"), count: 1024 * 1024)
        guard case .refused(let response) = receive(&handshake, flood) else {
            Issue.record("not refused")
            return
        }
        #expect(response.status == 431)
        #expect(handshake.retainedBytes <= 2 * Self.limits.bytes)
    }

    @Test func `a head at its limit and a hostile frame in one segment are an answer and a failed connection`() {
        let start = [
            "GET / HTTP/1.1", "Host: a", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "X: ",
        ].joined(separator: "\r\n")
        let head = start + String(repeating: "x", count: Self.limits.bytes - start.utf8.count - 4) + "\r\n\r\n"
        var handshake = ServerHandshake(now: .after(.zero), limits: Self.limits)
        let segment = Array(head.utf8) + hex("82 ff 4000000000000000 00000000")
        guard case .upgrade(let request, let consumed) = receive(&handshake, segment) else {
            Issue.record("not an upgrade")
            return
        }
        #expect(consumed == Self.limits.bytes)
        #expect(!request.accept(subprotocol: nil).isEmpty)
        let server = Endpoint(.server)
        server.receive(Array(segment[consumed...]))
        expectFailed(server, .messageTooBig(limit: 16_384), code: 1009)
    }

    private func receive(_ handshake: inout ServerHandshake, _ bytes: [UInt8]) -> ServerHandshake.Progress {
        unsafe handshake.receive(bytes.span.bytes)
    }

    private func needsMore(_ handshake: inout ServerHandshake, _ bytes: [UInt8]) -> Bool {
        guard case .needsMore = receive(&handshake, bytes) else { return false }
        return true
    }
}
