import CAllocationCount
import WebSocketCore

/// Request heads, from the first byte to the decision that this is a legal opening handshake.
enum HeadTable {
    private static let program = [
        "GET /ws HTTP/1.1", "Host: localhost:8080", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: roost.v1.json", "User-Agent: roost/1",
    ]

    private static let browser = [
        "GET /ws HTTP/1.1", "Host: chat.example.com", "Connection: Upgrade", "Pragma: no-cache",
        "Cache-Control: no-cache",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36",
        "Upgrade: websocket", "Origin: https://chat.example.com", "Sec-WebSocket-Version: 13",
        "Accept-Encoding: gzip, deflate, br, zstd", "Accept-Language: ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7",
        "Cookie: session=0123456789abcdef0123456789abcdef; theme=dark",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        "Sec-WebSocket-Protocol: roost.v1.json",
    ]

    static func print(_ patience: Patience) {
        var table = Table("from", "bytes", "us best", "median", "allocations")
        for (name, lines) in [("a program", program), ("a browser", browser)] {
            let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
            var samples = Samples(patience)
            var rounds = 0
            var allocations = 0
            while !samples.areEnough {
                let allocationsBefore = roost_allocation_count()
                let start = Samples.clock()
                var handshake = ServerHandshake(now: Instant(nanoseconds: start))
                let progress = unsafe handshake.receive(head.span.bytes)
                allocations = roost_allocation_count() - allocationsBefore
                if rounds >= patience.warmUpRounds { samples.add(since: start) }
                rounds += 1
                guard case .upgrade = progress else { preconditionFailure("The head was not taken.") }
            }
            table.add(
                name, "\(head.count)", Table.number(samples.best / 1000), Table.number(samples.median / 1000),
                "\(allocations)")
        }
        table.print("Request heads, us a head")
    }
}
