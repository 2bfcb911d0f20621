/// The states of a text before its changes, newest last, and no more of them than a person can want back.
struct UndoHistory: Equatable, Sendable {
    /// States kept.
    static let momentsMax = 200
    /// Bytes of text kept in all of them: of short texts every state fits, of the longest the last few.
    static let bytesMax = 512 * 1024

    private(set) var moments: [LineEditor.Draft] = []
    private(set) var bytes = 0

    mutating func record(_ moment: LineEditor.Draft) {
        moments.append(moment)
        bytes += moment.text.utf8.count
        var old = 0
        while moments.count - old > Self.momentsMax || bytes > Self.bytesMax {
            bytes -= moments[old].text.utf8.count
            old += 1
        }
        moments.removeFirst(old)
    }

    mutating func takeLast() -> LineEditor.Draft? {
        guard let moment = moments.popLast() else { return nil }
        bytes -= moment.text.utf8.count
        return moment
    }

    /// Forgets the states whose text is `unwanted`.
    mutating func forget(where unwanted: (String) -> Bool) {
        moments.removeAll { unwanted($0.text) }
        bytes = moments.reduce(0) { $0 + $1.text.utf8.count }
    }
}
