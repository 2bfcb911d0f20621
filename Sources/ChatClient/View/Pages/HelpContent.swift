/// What the help shows: the rows of the tables that dispatch reads, in sections.
struct HelpContent: Equatable, Sendable {
    /// A key or a command.
    struct Entry: Equatable, Sendable {
        /// The keys, or the command with its arguments.
        let label: String
        /// What it does.
        let description: String

        /// Whether the entry is about something; `filter` is in lower case.
        func contains(_ filter: String) -> Bool {
            filter.isEmpty || label.lowercased().contains(filter) || description.lowercased().contains(filter)
        }
    }

    /// Entries under a title.
    struct Section: Equatable, Sendable {
        /// The title.
        let title: String
        /// The entries, in the order of their table.
        let entries: [Entry]
    }

    /// The sections, in the order they are shown.
    let sections: [Section]

    /// Collects the keys of a map and the commands of a table.
    init(_ keymap: Keymap, _ commands: [CommandEntry] = CommandTable.commands) {
        let keys = Self.titles.map { title, isMeant in
            Section(
                title: title,
                entries: keymap.bindings.filter { isMeant($0.context) && !$0.label.isEmpty }
                    .map { Entry(label: $0.label, description: $0.description) })
        }
        let commands =
            commands.map { Entry(label: $0.usage, description: $0.description) }
            + [Entry(label: "//TEXT", description: "sends a line that begins with a slash")]
        sections = keys.prefix(1) + [Section(title: "Commands", entries: commands)] + keys.dropFirst()
    }

    private static let titles: [(String, @Sendable (KeyBinding.Context) -> Bool)] = [
        ("Keys", { ![.list, .form].contains($0) }),
        ("Keys of lists", { $0 == .list }),
        ("Keys of the connection form", { $0 == .form }),
    ]
}
