/// Which bigrams a message has had a moment ago: the letters of a long one repeat themselves, and asking here costs far
/// less than asking the block's own dictionary.
///
/// It may forget, and then the dictionary is asked; so nothing depends on how texts are chosen.
struct NotedBigrams {
    private struct Entry {
        var key = UInt64.max
        var offset = UInt16.max
    }

    /// Entries: the pairs of two languages' usual letters, and little enough for a core's own cache.
    private static let bits = 12
    /// The odd number nearest to 2^64 divided by the golden ratio, which spreads keys that stand close together.
    private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15

    private var entries = [Entry](repeating: Entry(), count: 1 << bits)

    /// Notes a bigram of the message in this place; false if it is known that the message has it already.
    mutating func note(_ bigram: Bigram, at offset: UInt16) -> Bool {
        let place = Int((bigram.key &* Self.spread) >> UInt64(64 - Self.bits))
        guard entries[place].key != bigram.key || entries[place].offset != offset else { return false }
        entries[place] = Entry(key: bigram.key, offset: offset)
        return true
    }
}
