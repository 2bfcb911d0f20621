/// What lies over the chat on a screen, as lines.
extension Model {
    /// Prints a list or the help once it is complete, and takes it away.
    mutating func printPages() {
        if help != nil {
            printHelp(matching: filter)
            help = nil
            prompt = nil
        }
        if let overlay, isComplete(overlay) {
            self.overlay = nil
            prompt = nil
            printList(overlay)
        }
        guard let form, lineMode?.isChat == true else { return }
        // No form is filled in here; what it was opened for is told.
        self.form = nil
        say(form.problem ?? "/connect needs an address. Example: /connect 192.168.1.20")
    }

    /// Whether all pages of a list have come.
    private func isComplete(_ overlay: Overlay) -> Bool {
        guard !overlay.isWaiting else { return false }
        return !session.pending.values.contains { awaited in
            switch (overlay, awaited.request) {
            case (.rooms, .rooms), (.names, .names): true
            default: false
            }
        }
    }

    private mutating func printList(_ overlay: Overlay) {
        switch overlay {
        case .rooms(let rooms):
            for room in rooms.entries ?? [] {
                if lineMode?.isChat == true {
                    let people = room.people == 1 ? "1 person" : "\(room.people.grouped) people"
                    let topic = room.topic.isEmpty ? "" : ": \(room.topic)"
                    printNotice("\(room.name) \(people)\(topic)")
                } else {
                    // A table that `cut` and `awk -F'\t'` read; no name and no topic has a tab.
                    let cells = [room.name, "\(room.people)", room.topic].map { LineText.lines("", $0) }
                    lineMode?.unprinted.append(.line(PrintedLine(cells.joined(separator: "\t"))))
                }
            }
        case .names(let names):
            let list = names.names ?? []
            let count = list.count == 1 ? "1 person" : "\(list.count.grouped) people"
            printNotice("\(count) in \(names.room): \(list.joined(separator: ", "))")
        case .links(let links):
            for entry in links.entries { printNotice("\(entry.number) \(entry.author): \(entry.link)") }
        case .settings:
            for row in SettingTable.rows {
                let isStandard = row.text(in: settings) == row.standard
                let note = isStandard ? " (default)" : row.standard.isEmpty ? "" : " (default \(row.standard))"
                let assignment = "\(row.name) = \(row.text(in: settings))".trimmingSpaces()
                printNotice("\(assignment)\(note): \(row.explanation)")
            }
        case .finder:
            // Opened by a key, of which there are none here.
            break
        }
    }

    private mutating func printHelp(matching filter: String) {
        let filter = filter.lowercased()
        let entries =
            CommandTable.commands.map { HelpContent.Entry(label: $0.usage, description: $0.description) }
            + Self.plainEntries
        let found = entries.filter { $0.contains(filter) }
        for entry in found { printNotice("\(entry.label): \(entry.description)") }
        if found.isEmpty { printNotice("No command has to do with \(filter). /help lists all.") }
    }

    /// What plain mode has of its own.
    private static let plainEntries = [
        HelpContent.Entry(label: again, description: "send what could not be sent here"),
        HelpContent.Entry(label: "//TEXT", description: "sends a line that begins with a slash"),
        HelpContent.Entry(label: "Ctrl-D", description: "leave"),
    ]
}
