/// The places of a block at which a bigram stands, as bytes: a list of distances, or the whole block's bits where the
/// list would be as long.
enum Postings {
    /// Writes places in rising order.
    static func encode(_ offsets: [UInt16]) -> [UInt8] {
        var list: [UInt8] = []
        var next = 0
        for offset in offsets {
            list.appendVarint(UInt64(Int(offset) - next))
            next = Int(offset) + 1
        }
        guard list.count >= OffsetSet.bytes else { return list }
        var bits = Array(repeating: UInt8(0), count: OffsetSet.bytes)
        for offset in offsets { bits[Int(offset) / 8] |= 1 << UInt8(offset % 8) }
        return bits
    }

    /// Calls `body` with each place, in rising order.
    static func decode(_ bytes: ArraySlice<UInt8>, _ body: (Int) -> Void) throws(DamagedIndex) {
        if bytes.count == OffsetSet.bytes {
            for (index, byte) in bytes.enumerated() where byte != 0 {
                for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 { body(index * 8 + bit) }
            }
            return
        }
        var reader = VarintReader(bytes)
        var next = 0
        while !reader.isAtEnd {
            let distance = try reader.next()
            guard distance < UInt64(BigramBlock.size - next) else { throw DamagedIndex() }
            body(next + Int(distance))
            next += Int(distance) + 1
        }
    }
}

/// What the search index holds makes no sense.
struct DamagedIndex: Error {}

extension [UInt8] {
    /// Appends a number, seven bits a byte, lowest first; all bytes but the last have their highest bit set.
    mutating func appendVarint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

/// Reads numbers that `appendVarint` has written, and the bytes between them.
struct VarintReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    var isAtEnd: Bool { index == bytes.endIndex }

    mutating func next() throws(DamagedIndex) -> UInt64 {
        var number: UInt64 = 0
        // No number here has more than 42 bits.
        for shift in stride(from: UInt64(0), through: 42, by: 7) {
            guard index < bytes.endIndex else { throw DamagedIndex() }
            let byte = bytes[index]
            index += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw DamagedIndex()
    }

    mutating func next(bytes count: UInt64) throws(DamagedIndex) -> ArraySlice<UInt8> {
        guard count <= UInt64(bytes.endIndex - index) else { throw DamagedIndex() }
        defer { index += Int(count) }
        return bytes[index..<(index + Int(count))]
    }
}
