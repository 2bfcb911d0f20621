/// The links seen in a room, newest first: Alt-O.
package struct LinksOverlay: Equatable, Sendable {
    /// A link with the number by which `/url` knows it.
    package struct Entry: Equatable, Sendable {
        /// From 1, the newest link.
        package let number: Int
        /// The address as it was written.
        package let link: String
        /// Who wrote it last.
        package let author: String
    }

    /// Links that are listed: nobody looks further back by hand, and a search finds the others.
    static let entriesMax = 500

    /// The links, newest first.
    package let entries: [Entry]
    /// The entry that Enter takes, counted among those that are shown.
    package var selected = 0

    /// Makes a list with its first entry marked.
    init(_ entries: [Entry]) { self.entries = entries }

    /// The entries whose address or author contains a text, in any case.
    func entries(matching filter: String) -> [Entry] {
        let filter = filter.lowercased()
        guard !filter.isEmpty else { return entries }
        return entries.filter { $0.link.lowercased().contains(filter) || $0.author.lowercased().contains(filter) }
    }
}
