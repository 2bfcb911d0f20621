import CAllocationCount
import WebSocketCore

/// Masked text frames through a server's session: decoded, unmasked, checked as UTF-8, delivered, and encoded again.
enum FrameTable {
    private static let sizes = [16, 64, 1024, 64 * 1024]
    /// What the server's sockets read at a time from somebody who sends much.
    private static let readBytes = 4096

    static func print(_ patience: Patience) {
        var table = Table(
            "payload", "text", "events best", "median", "and encoded best", "median", "GB/s", "allocations")
        for size in sizes {
            for text in [SampleText.ascii, .korean] { add(ClientFrames(text.bytes(size)), text, to: &table, patience) }
        }
        table.print("Frames through a session, whole in one read: ns a frame; GB/s of payload as events")

        var cutTable = Table(
            "payload", "text", "events best", "median", "and encoded best", "median", "GB/s", "allocations")
        for size in sizes {
            for text in [SampleText.ascii, .korean] {
                add(ClientFrames(text.bytes(size), readBytes: readBytes), text, to: &cutTable, patience)
            }
        }
        cutTable.print("The same in reads of 4 KiB, which cut frames")
    }

    private static func add(
        _ frames: ClientFrames, _ text: SampleText, to table: inout Table, _ patience: Patience
    ) {
        let size = frames.payloadBytes
        let count = Double(frames.count)
        let events = measure(frames, encoding: false, patience)
        let encoded = measure(frames, encoding: true, patience)
        table.add(
            size < 1024 ? "\(size) B" : "\(size / 1024) KiB", text.rawValue,
            Table.number(events.samples.best / count), Table.number(events.samples.median / count),
            Table.number(encoded.samples.best / count), Table.number(encoded.samples.median / count),
            Table.number(Double(size) * count / events.samples.best),
            Table.number(encoded.allocationsPerFrame, decimals: 3))
    }

    /// Takes the same reads again and again, with the client's bytes put back before each round.
    private static func measure(
        _ frames: ClientFrames, encoding: Bool, _ patience: Patience
    ) -> (samples: Samples, allocationsPerFrame: Double) {
        var session = Session(
            role: .server, limits: SessionLimits(messageBytes: 64 * 1024), now: Instant(nanoseconds: 0),
            maskingKey: { 0 })
        var reads = frames.reads
        var echo: [UInt8] = []
        echo.reserveCapacity(2 * frames.count * frames.payloadBytes)
        var samples = Samples(patience)
        var rounds = 0
        var delivered = 0
        var allocations = 0
        while !samples.areEnough {
            for index in reads.indices { reads[index].overwrite(with: frames.reads[index]) }
            echo.removeAll(keepingCapacity: true)
            let allocationsBefore = roost_allocation_count()
            let start = Samples.clock()
            for index in reads.indices {
                var span = reads[index].mutableSpan
                var bytes = unsafe span.mutableBytes
                session.receive(&bytes, now: Instant(nanoseconds: start)) { event, payload in
                    guard case .message(.text) = event else { return }
                    delivered += 1
                    if encoding {
                        FrameEncoder.append(opcode: .text, payload: payload, maskingKey: nil, to: &echo)
                    }
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
