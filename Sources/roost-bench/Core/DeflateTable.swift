import CAllocationCount
import WebSocketCore

/// Text messages from a server that compresses to a client: encoded, and taken by the client's session.
enum DeflateTable {
    private static let sizes = [1024, 16 * 1024]

    /// What can be agreed on: the defaults of the protocol, and what the chat server asks for.
    private static let agreements = [
        ("context, 32 KiB", DeflateAgreement()),
        (
            "none, 4 KiB",
            DeflateAgreement(
                client: .init(keepsContext: false), server: .init(windowBits: .small, keepsContext: false))
        ),
    ]

    static func print(_ patience: Patience) {
        var table = Table("payload", "text", "window", "of its size", "deflate us", "inflate us", "allocations")
        for size in sizes {
            for text in [SampleText.ascii, .korean] {
                for (name, agreement) in agreements {
                    add(text.varied(size), text, name, agreement, to: &table, patience)
                }
            }
        }
        // Each message is the one before it again: what context can do at best.
        table.print("Compressed messages, us a message (best); allocations of both ends, zlib's included")
    }

    /// Encodes and takes in turns, as both ends keep step where they keep context.
    private static func add(
        _ payload: [UInt8], _ text: SampleText, _ name: String, _ agreement: DeflateAgreement, to table: inout Table,
        _ patience: Patience
    ) {
        var encoder = MessageEncoder(direction: agreement.server, keepsDeflater: true)
        var session = Session(
            role: .client, deflate: agreement, now: Instant(nanoseconds: 0), maskingKey: { 0 })
        var frame: [UInt8] = []
        frame.reserveCapacity(2 * payload.count)
        var deflating = Samples(patience)
        var inflating = Samples(patience)
        var firstBytes = 0
        var rounds = 0
        var delivered = 0
        var allocations = 0
        while !inflating.areEnough {
            frame.removeAll(keepingCapacity: true)
            let allocationsBefore = roost_allocation_count()
            let start = Samples.clock()
            unsafe encoder.append(.text, payload.span.bytes, to: &frame)
            if rounds >= patience.warmUpRounds { deflating.add(since: start) }
            if rounds == 0 { firstBytes = frame.count }
            let received = Samples.clock()
            var span = frame.mutableSpan
            var bytes = unsafe span.mutableBytes
            session.receive(&bytes, now: Instant(nanoseconds: received)) { event, message in
                guard case .message(.text) = event, message.byteCount == payload.count else { return }
                delivered += 1
            }
            if rounds >= patience.warmUpRounds { inflating.add(since: received) }
            allocations = roost_allocation_count() - allocationsBefore
            rounds += 1
        }
        precondition(delivered == rounds, "The session did not deliver every message.")
        table.add(
            "\(payload.count / 1024) KiB", text.rawValue, name,
            Table.number(Double(firstBytes) / Double(payload.count), decimals: 2),
            Table.number(deflating.best / 1000), Table.number(inflating.best / 1000), "\(allocations)")
    }
}
