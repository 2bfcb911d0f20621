import ChatProtocol

/// Two scalars that stand side by side in a folded text: what the search index is made of.
struct Bigram: Hashable, Comparable, Sendable {
    /// Both scalars in one number, the first one above the second, which has 21 bits.
    let key: UInt64

    init(key: UInt64) {
        self.key = key
    }

    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
        key = UInt64(first.value) << 21 | UInt64(second.value)
    }

    static func < (left: Bigram, right: Bigram) -> Bool { left.key < right.key }

    /// Calls `body` with each pair of a folded text, as often as it is there; no pair has ASCII's white space in it, as
    /// no word has.
    static func each(of folded: String, _ body: (Bigram) -> Void) {
        var previous: Unicode.Scalar = " "
        for scalar in folded.unicodeScalars {
            if previous > " ", scalar > " " { body(Bigram(previous, scalar)) }
            previous = scalar
        }
    }

    /// The pairs that are looked up for one search.
    ///
    /// More would find hardly fewer candidates, and what is found is compared with the words in any case.
    private static let queryMax = 8

    /// The pairs that every message with these words has: some of each word, as far as it has any.
    static func query(_ words: SearchWords) -> [Bigram] {
        let lists = words.folded.map { word in
            var pairs: [Bigram] = []
            each(of: word) { pairs.append($0) }
            return pairs
        }
        var query: [Bigram] = []
        for place in 0..<(lists.map(\.count).max() ?? 0) {
            for pairs in lists where place < pairs.count && query.count < queryMax && !query.contains(pairs[place]) {
                query.append(pairs[place])
            }
        }
        return query
    }
}
