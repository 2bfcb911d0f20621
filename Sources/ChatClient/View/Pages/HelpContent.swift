/// What the help shows: the rows of the tables that dispatch reads, in sections.
package struct HelpContent: Equatable, Sendable {
    /// A key or a command.
    package struct Entry: Equatable, Sendable {
        /// The keys, or the command with its arguments.
        package let label: String
        /// What it does.
        package let description: String

        /// Whether the entry is about something; `filter` is in lower case.
        func contains(_ filter: String) -> Bool {
            filter.isEmpty || label.lowercased().contains(filter) || description.lowercased().contains(filter)
        }
    }

    /// Entries under a title.
    package struct Section: Equatable, Sendable {
        /// The title.
        package let title: String
        /// The entries, in the order of their table.
        package let entries: [Entry]
    }

    /// The title of the section about commands.
    package static let commandsTitle = "Commands"
    /// The sections, in the order they are shown.
    package let sections: [Section]

    /// Collects the keys of a map and the commands of a table, the keys of the place where the help was opened first.
    package init(
        _ keymap: Keymap, _ commands: [CommandEntry] = CommandTable.commands, first place: KeyBinding.Context? = nil
    ) {
        func keys(_ title: String, _ isMeant: (KeyBinding.Context) -> Bool) -> Section {
            Section(
                title: title,
                entries: keymap.bindings.filter { isMeant($0.context) && !$0.label.isEmpty }
                    .map { Entry(label: $0.label, description: $0.description) })
        }
        let chat = keys("Keys") { context in !Self.places.contains { $0.context == context } }
        let first = Self.places.filter { $0.context == place }
        let others = Self.places.filter { $0.context != place }
        let commands =
            commands.map { Entry(label: $0.usage, description: $0.description) }
            + [Entry(label: "//TEXT", description: "sends a line that begins with a slash")]
        sections =
            first.map { place in keys(place.title) { $0 == place.context } } + [chat]
            + [Section(title: Self.commandsTitle, entries: commands)]
            + others.map { place in keys(place.title) { $0 == place.context } }
    }

    /// The places apart from the chat that have keys of their own.
    private static let places: [(context: KeyBinding.Context, title: String)] = [
        (.list, "Keys of lists"), (.prompt, "Keys of filter and search"), (.form, "Keys of the connection form"),
    ]
}
