import ChatProtocol

/// The search index of a block: of so many messages that follow one another, which bigram stands in which of them.
///
/// A block is written as a whole, so that a message which is gone leaves the index with its block, at once. What is not
/// indexed, because it was said a moment ago or because its block is gone, is found all the same: it is read through.
struct BigramBlock: Sendable {
    /// Numbers of a block.
    ///
    /// Twice as many would save a tenth of the index, and cost twice as much to write anew.
    static let size = 2_048

    private var offsets: [Bigram: [UInt16]] = [:]
    private var noted = NotedBigrams()

    /// Creates an empty block.
    init() {}

    /// Reads a block.
    init(_ pages: [BigramPage]) throws(DamagedIndex) {
        for page in pages {
            try page.each { offsets[$0] = $1 }
        }
    }

    /// The block that a number is in.
    static func number(of seq: Int64) -> Int64 { seq / Int64(size) }

    /// The numbers of a block.
    static func range(of block: Int64) -> ClosedRange<Int64> {
        block * Int64(size)...(block + 1) * Int64(size) - 1
    }

    /// The place of a number in its block.
    static func offset(of seq: Int64) -> Int { Int(seq % Int64(size)) }

    /// Adds the text of a message behind those that are there.
    mutating func add(_ text: String, at seq: Int64) {
        let offset = UInt16(Self.offset(of: seq))
        Bigram.each(of: SearchWords.folded(text)) { bigram in
            guard noted.note(bigram, at: offset), offsets[bigram]?.last != offset else { return }
            offsets[bigram, default: []].append(offset)
        }
    }

    /// The block as it is stored.
    var pages: [BigramPage] {
        BigramPage.pages(of: offsets.sorted { $0.key < $1.key }.map { (bigram: $0.key, offsets: $0.value) })
    }
}
