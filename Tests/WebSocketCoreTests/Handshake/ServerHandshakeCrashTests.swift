import Testing
import WebSocketCore

@Suite("RFC 6455 4.2.2: misuse by our own side")
struct ServerHandshakeCrashTests {
    @Test func `accepting a subprotocol that was not offered traps`() async {
        await #expect(processExitsWith: .failure) {
            var handshake = ServerHandshake(now: Instant(nanoseconds: 0))
            let lines = [
                "GET / HTTP/1.1", "Host: a", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "", "",
            ]
            let bytes = Array(lines.joined(separator: "\r\n").utf8)
            if case .upgrade(let request, _) = unsafe handshake.receive(bytes.span.bytes) {
                _ = request.accept(subprotocol: "roost")
            }
        }
    }

    @Test func `a key that has not 16 bytes traps`() async {
        await #expect(processExitsWith: .failure) {
            _ = try ClientHandshake(host: "a", target: "/", key: [1, 2, 3], now: Instant(nanoseconds: 0))
        }
    }
}
