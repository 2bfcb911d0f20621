/// A page of one of SQLite's b-trees, as far as it is needed to find the next ones and what is not in use
/// (https://www.sqlite.org/fileformat2.html, 1.6).
struct BTreePage: Equatable {
    /// The bytes between the pointers to the cells and the cells, which no reader looks at.
    let unallocated: Range<Int>
    /// The pages below.
    let children: [UInt32]

    /// Where the file's first page has its b-tree, behind the file's own header.
    private static let firstPageOffset = 100

    /// Reads a page; nil if it is none of a b-tree.
    ///
    /// - Parameter usable: how many of the bytes are SQLite's.
    init?(_ bytes: [UInt8], isFirst: Bool, usable: Int) {
        let header = isFirst ? Self.firstPageOffset : 0
        guard bytes.count >= usable, usable >= header + 12 else { return nil }
        let isInterior: Bool
        switch bytes[header] {
        case 2, 5: isInterior = true
        case 10, 13: isInterior = false
        default: return nil
        }
        func number(at index: Int) -> Int { Int(bytes[index]) << 8 | Int(bytes[index + 1]) }
        let count = number(at: header + 3)
        let pointers = header + (isInterior ? 12 : 8)
        // Zero stands for 65 536, which has no two bytes.
        let cells = number(at: header + 5) == 0 ? 65_536 : number(at: header + 5)
        guard pointers + 2 * count <= cells, cells <= usable else { return nil }
        unallocated = pointers + 2 * count..<cells
        guard isInterior else {
            children = []
            return
        }
        func page(at index: Int) -> UInt32 { bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        var below = [page(at: header + 8)]
        for cell in 0..<count {
            let place = number(at: pointers + 2 * cell)
            guard cells <= place, place + 4 <= usable else { return nil }
            below.append(page(at: place))
        }
        children = below
    }
}
