/// A search in the lines that were sent, as Readline's Ctrl-R: what is typed narrows, Ctrl-R goes to what is older.
package struct SentSearch: Equatable, Sendable {
    /// A line that was sent, and what it is compared by.
    private struct Entry: Equatable, Sendable {
        let line: String
        let letters: [Unicode.Scalar]
    }

    /// The lines, newest first.
    private let entries: [Entry]
    /// Where in `entries` what is looked for stands, newest first; empty until something is typed.
    private(set) var hits: [Int] = []
    /// Where in `hits` the line is that is shown.
    private(set) var place = 0

    /// Makes a search in lists of lines, each newest first: those of an earlier list come first, each line once.
    init(_ lists: [String]...) {
        var seen: Set<[UInt8]> = []
        entries = lists.joined().filter { seen.insert(Array($0.utf8)).inserted }
            .map { Entry(line: $0, letters: HangulLetters.apart($0)) }
    }

    /// Whether there is nothing to look in.
    var isEmpty: Bool { entries.isEmpty }

    /// The line that is shown; nil while nothing is found.
    package var line: String? { hits.indices.contains(place) ? entries[hits[place]].line : nil }

    /// Looks for a text; the line that is shown stays while it has it, else the next older one that does is shown.
    mutating func look(for text: String) {
        let shown = hits.indices.contains(place) ? hits[place] : 0
        let readings = HangulLetters.readings(of: text)
        hits = entries.indices.filter { index in
            readings.contains { Self.find($0[...], in: entries[index].letters[...]) }
        }
        place = hits.firstIndex { $0 >= shown } ?? 0
    }

    /// Goes to an older line; false at the oldest.
    @discardableResult
    mutating func goOlder() -> Bool {
        guard place + 1 < hits.count else { return false }
        place += 1
        return true
    }

    /// Goes to a newer line; false at the newest.
    @discardableResult
    mutating func goNewer() -> Bool {
        guard place > 0 else { return false }
        place -= 1
        return true
    }

    private static func find(_ letters: ArraySlice<Unicode.Scalar>, in text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard letters.count <= text.count else { return false }
        return (0...(text.count - letters.count)).contains { text.dropFirst($0).starts(with: letters) }
    }
}
