import CAllocationCount
import WebSocketCore

/// Masked text frames through a server's session: decoded, unmasked, checked as UTF-8, delivered, and encoded again.
enum FrameTable {
    private static let sizes = [16, 64, 1024, 64 * 1024]

    static func print(_ patience: Patience) {
        var table = Table(
            "payload", "text", "events best", "median", "and encoded best", "median", "GB/s", "allocations")
        for size in sizes {
            for text in [SampleText.ascii, .korean] {
                let frames = ClientFrames(text.bytes(size))
                let events = measure(frames, encoding: false, patience)
                let encoded = measure(frames, encoding: true, patience)
                table.add(
                    size < 1024 ? "\(size) B" : "\(size / 1024) KiB", text.rawValue,
                    Table.number(events.samples.best / Double(frames.count)),
                    Table.number(events.samples.median / Double(frames.count)),
                    Table.number(encoded.samples.best / Double(frames.count)),
                    Table.number(encoded.samples.median / Double(frames.count)),
                    Table.number(Double(size * frames.count) / events.samples.median),
                    Table.number(encoded.allocationsPerFrame, decimals: 3))
            }
        }
        table.print("Frames through a session, ns a frame; GB/s of payload as events; allocations a frame")
    }

    /// Takes the same read again and again, with the client's bytes put back before each.
    private static func measure(
        _ frames: ClientFrames, encoding: Bool, _ patience: Patience
    ) -> (samples: Samples, allocationsPerFrame: Double) {
        var session = Session(
            role: .server, limits: SessionLimits(messageBytes: 64 * 1024), now: Instant(nanoseconds: 0),
            maskingKey: { 0 })
        var read = frames.bytes
        var echo: [UInt8] = []
        echo.reserveCapacity(frames.bytes.count)
        var samples = Samples(patience)
        var rounds = 0
        var delivered = 0
        var allocations = 0
        while !samples.areEnough {
            read.overwrite(with: frames.bytes)
            echo.removeAll(keepingCapacity: true)
            let allocationsBefore = roost_allocation_count()
            let start = Samples.clock()
            var span = read.mutableSpan
            var bytes = unsafe span.mutableBytes
            session.receive(&bytes, now: Instant(nanoseconds: start)) { event, payload in
                guard case .message(.text) = event else { return }
                delivered += 1
                if encoding {
                    FrameEncoder.append(opcode: .text, payload: payload, maskingKey: nil, to: &echo)
                }
            }
            rounds += 1
            if rounds > patience.warmUpRounds {
                allocations += roost_allocation_count() - allocationsBefore
                samples.add(since: start)
            }
        }
        precondition(delivered == rounds * frames.count, "The session did not deliver every frame.")
        return (samples, Double(allocations) / Double((rounds - patience.warmUpRounds) * frames.count))
    }
}
