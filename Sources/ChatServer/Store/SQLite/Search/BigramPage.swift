/// A row of the search index: some of a block's bigrams in their order, each with its places.
struct BigramPage: Equatable, Sendable {
    /// Bytes of a page: four of them share one of SQLite's pages, and a longer one would not stand in it whole.
    static let bytesMax = 960
    /// Bytes that an entry takes before its places: the distance to the bigram before it, and their length.
    private static let entryHeadBytesMax = 8

    /// The first bigram, which is also the row's key.
    let first: Bigram
    /// The entries.
    let data: [UInt8]

    /// Writes the bigrams of a block, which come in their order.
    static func pages(of entries: [(bigram: Bigram, offsets: [UInt16])]) -> [BigramPage] {
        var pages: [BigramPage] = []
        var data: [UInt8] = []
        var first = Bigram(key: 0)
        var last = first
        for (bigram, offsets) in entries {
            let postings = Postings.encode(offsets)
            if !data.isEmpty, data.count + entryHeadBytesMax + postings.count > bytesMax {
                pages.append(BigramPage(first: first, data: data))
                data = []
            }
            if data.isEmpty {
                first = bigram
                last = bigram
            }
            data.appendVarint(bigram.key - last.key)
            data.appendVarint(UInt64(postings.count))
            data += postings
            last = bigram
        }
        if !data.isEmpty { pages.append(BigramPage(first: first, data: data)) }
        return pages
    }

    /// The places of a bigram; nil if it is not on this page.
    func offsets(of bigram: Bigram) throws(DamagedIndex) -> OffsetSet? {
        var reader = VarintReader(data[...])
        var key = first.key
        while !reader.isAtEnd {
            key = try Self.next(key, &reader)
            let postings = try reader.next(bytes: try reader.next())
            if key < bigram.key { continue }
            guard key == bigram.key else { return nil }
            var set = OffsetSet()
            try Postings.decode(postings) { set.insert($0) }
            return set
        }
        return nil
    }

    /// Calls `body` with each bigram and its places.
    func each(_ body: (Bigram, [UInt16]) -> Void) throws(DamagedIndex) {
        var reader = VarintReader(data[...])
        var key = first.key
        while !reader.isAtEnd {
            key = try Self.next(key, &reader)
            var offsets: [UInt16] = []
            try Postings.decode(try reader.next(bytes: try reader.next())) { offsets.append(UInt16($0)) }
            body(Bigram(key: key), offsets)
        }
    }

    private static func next(_ key: UInt64, _ reader: inout VarintReader) throws(DamagedIndex) -> UInt64 {
        let (sum, isTooLarge) = key.addingReportingOverflow(try reader.next())
        guard !isTooLarge else { throw DamagedIndex() }
        return sum
    }
}
