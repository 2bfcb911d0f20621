/// Some of a block's places, as one bit each.
struct OffsetSet: Equatable, Sendable {
    /// The bytes of the set as they are stored.
    static let bytes = BigramBlock.size / 8

    private var bits: [UInt64]

    /// Creates an empty set.
    init() {
        bits = Array(repeating: 0, count: BigramBlock.size / 64)
    }

    /// Creates the set of all places in a range.
    init(_ range: ClosedRange<Int>) {
        bits = (0..<BigramBlock.size / 64).map { index in
            let low = max(range.lowerBound - index * 64, 0)
            let high = min(range.upperBound - index * 64, 63)
            return low <= high ? (.max >> UInt64(63 - high)) & (.max << UInt64(low)) : 0
        }
    }

    var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

    mutating func insert(_ offset: Int) {
        bits[offset / 64] |= 1 << UInt64(offset % 64)
    }

    mutating func formIntersection(_ other: OffsetSet) {
        for index in bits.indices { bits[index] &= other.bits[index] }
    }

    /// Takes out the highest place, and returns it; nil from an empty set.
    mutating func popLast() -> Int? {
        guard let index = bits.lastIndex(where: { $0 != 0 }) else { return nil }
        let bit = 63 - bits[index].leadingZeroBitCount
        bits[index] &= ~(1 << UInt64(bit))
        return index * 64 + bit
    }
}
