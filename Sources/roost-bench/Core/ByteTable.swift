import WebSocketCore

/// The two loops that touch every byte of a message, beside the one that the C library is proud of.
enum ByteTable {
    private static let size = 64 * 1024

    static func print(_ patience: Patience) {
        var table = Table("", "GB/s best", "median", "memcpy median", "of memcpy")
        add("unmask", to: &table, patience) { bytes in
            var key = MaskingKey(0x9E37_79B9)
            var span = bytes.mutableSpan
            var raw = unsafe span.mutableBytes
            key.apply(to: &raw, from: 0, to: size)
            return true
        }
        for text in SampleText.allCases {
            add("UTF-8, \(text.rawValue)", to: &table, of: text.bytes(size), patience) { bytes in
                var validator = UTF8Validator()
                return unsafe validator.accepts(bytes.span.bytes)
            }
        }
        table.print("Unmasking and UTF-8 validation of 64 KiB, beside memcpy of as much in the same run")
    }

    /// Measures a loop and memcpy in turns, so that whatever slows the machine down slows down both.
    private static func add(
        _ name: String, to table: inout Table, of bytes: [UInt8] = Array(repeating: 0x61, count: size),
        _ patience: Patience, _ loop: (inout [UInt8]) -> Bool
    ) {
        var bytes = bytes
        var copy = bytes
        var samples = Samples(patience)
        var copies = Samples(patience)
        var rounds = 0
        while !samples.areEnough {
            let copyStart = Samples.clock()
            copy.overwrite(with: bytes)
            if rounds >= patience.warmUpRounds { copies.add(since: copyStart) }
            let start = Samples.clock()
            let isLegal = loop(&bytes)
            if rounds >= patience.warmUpRounds { samples.add(since: start) }
            precondition(isLegal && copy.count == size, "The sample is not what it should be.")
            rounds += 1
        }
        table.add(
            name, Table.number(Double(size) / samples.best), Table.number(Double(size) / samples.median),
            Table.number(Double(size) / copies.median), Table.number(copies.median / samples.median, decimals: 2))
    }
}
