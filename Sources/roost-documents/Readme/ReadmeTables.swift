import ChatClient

/// The tables of the README.
enum ReadmeTables {
    /// All of them, by the names of their places.
    static func all(of programs: ProgramPair) -> [(name: String, text: String)] {
        let keys = HelpContent(Keymap()).sections.filter { $0.title != HelpContent.commandsTitle }
        return [
            ("keys", keys.map { keyTable($0) }.joined(separator: "\n")),
            ("commands", commandTable),
            ("settings", settingTable),
            ("roost-flags", flagTable(programs.roost.options)),
            ("roost-statuses", statusTable(ExitStatuses.roost)),
            ("roostd-flags", flagTable(programs.roostd.options)),
            ("roostd-statuses", statusTable(ExitStatuses.roostd)),
        ]
    }

    private static func keyTable(_ section: HelpContent.Section) -> String {
        let rows = section.entries.map { ["\(escaped($0.label))", escaped($0.description)] }
        return table([section.title, "What they do"], rows)
    }

    private static var commandTable: String {
        let rows = CommandTable.commands.map { command in
            [
                code(command.usage), escaped(command.description),
                command.aliases.map { code("/" + $0) }.joined(separator: " "),
            ]
        }
        return table(["Command", "What it does", "Also"], rows + [[code("//TEXT"), "sends `/TEXT`", ""]])
    }

    private static var settingTable: String {
        let rows = SettingTable.rows.map { row in
            [
                code(row.name), escaped(row.kind.sentence), row.standard.isEmpty ? "" : code(row.standard),
                escaped(row.explanation),
            ]
        }
        return table(["Setting", "Values", "Default", "What it does"], rows)
    }

    private static func flagTable(_ options: [OptionDescription]) -> String {
        let rows = options.map { option in
            let value = option.valueName.map { " \($0.uppercased())" } ?? ""
            return [
                code(option.names.joined(separator: ", ") + value), escaped(option.abstract),
                option.standard.map { code($0) } ?? "",
            ]
        }
        return table(["Flag", "What it does", "Default"], rows)
    }

    private static func statusTable(_ statuses: [(status: Int, meaning: String)]) -> String {
        table(["Exit status", "Meaning"], statuses.map { ["\($0.status)", $0.meaning] })
    }

    private static func table(_ titles: [String], _ rows: [[String]]) -> String {
        let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |\n" }
        return line(titles) + "|" + String(repeating: "---|", count: titles.count) + "\n" + rows.map(line).joined()
    }

    private static func code(_ text: String) -> String {
        "`" + text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") + "`"
    }

    private static func escaped(_ text: String) -> String {
        String(text.flatMap { "|<>*_".contains($0) ? ["\\", $0] : [$0] })
    }
}
