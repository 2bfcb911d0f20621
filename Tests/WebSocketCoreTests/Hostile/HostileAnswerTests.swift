import Testing
import WebSocketCore

/// Servers who keep a client waiting; what their answers may say is in `ClientHandshakeTests`.
@Suite("Hostile servers before the session, in virtual time")
struct HostileAnswerTests {
    private static let limits = HeadLimits(bytes: 8192, fields: 64, time: .seconds(5))

    private static func handshake() throws -> ClientHandshake {
        try ClientHandshake(
            host: "a", target: "/", key: Array("the sample nonce".utf8), subprotocols: ["chat"], now: .after(.zero),
            limits: limits)
    }

    @Test func `a byte a second does not buy more time than silence does`() throws {
        var handshake = try Self.handshake()
        for (second, byte) in "HTTP/".utf8.enumerated() {
            #expect(handshake.expire(now: .after(.seconds(second))) == nil)
            #expect(unsafe handshake.receive([byte].span.bytes) == .needsMore)
            #expect(handshake.deadline == .after(.seconds(5)))
        }
        #expect(handshake.expire(now: .after(.seconds(5))) == .timedOut)
    }

    static let endless: [(String, String)] = [
        ("HTTP/1.1 101 ", "x"), ("HTTP/1.1 101 X\r\nUpgrade: ", "x"), ("HTTP/1.1 101 X\r\n", "X: y\r\n"),
        ("HTTP/1.1 404 Not Found\r\nX", "x"), ("HTTP/", "1"),
    ]

    @Test(arguments: endless)
    func `an answer that never ends fails with its first byte too many`(start: String, rest: String) throws {
        var handshake = try Self.handshake()
        var taken = 0
        for byte in (start + String(repeating: rest, count: 10_000)).utf8 {
            let progress = unsafe handshake.receive([byte].span.bytes)
            guard progress == .needsMore else {
                #expect(progress == .failed(.malformedHead("The head is longer than 8192 bytes.")))
                break
            }
            taken += 1
            #expect(handshake.retainedBytes <= 2 * Self.limits.bytes)
        }
        #expect(taken == Self.limits.bytes)
    }

    @Test func `an answer with too many fields fails`() throws {
        var handshake = try Self.handshake()
        let answer = "HTTP/1.1 101 X\r\n" + String(repeating: "X: y\r\n", count: 65) + "\r\n"
        let progress = unsafe handshake.receive(Array(answer.utf8).span.bytes)
        #expect(progress == .failed(.malformedHead("The head has more than 64 fields.")))
    }

    @Test func `a refusal's body that never ends is cut, and one that drips ends at the deadline`() throws {
        var handshake = try Self.handshake()
        let head = Array("HTTP/1.1 503 Busy\r\n\r\n".utf8)
        #expect(unsafe handshake.receive(head.span.bytes) == .needsMore)
        let more = Array(repeating: UInt8(ascii: "x"), count: 1000)
        #expect(unsafe handshake.receive(more.span.bytes) == .needsMore)
        #expect(
            handshake.expire(now: .after(.seconds(5)))
                == .refused(status: 503, reason: "Busy", body: String(repeating: "x", count: 1000)))
        guard case .failed(.refused(503, "Busy", let body)) = unsafe handshake.receive(more.span.bytes) else {
            Issue.record("not refused")
            return
        }
        #expect(body.utf8.count == 1024)
        #expect(handshake.retainedBytes <= 2 * (head.count + 1024) + 64)
    }
}
