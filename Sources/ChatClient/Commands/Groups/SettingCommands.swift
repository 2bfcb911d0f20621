import TerminalCore

/// The commands about settings.
enum SettingCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case set }

    static let commands: [CommandEntry] = [
        CommandEntry(
            .settings(.set), "set", [], "[NAME [VALUE]]", "list, show or change settings; /set save keeps them",
            .setting)
    ]

    /// The word that stands where a name does and keeps everything.
    static let save = "save"

    /// The setting that a `/set` being typed or run names, and the value behind it; nil where there is none.
    ///
    /// `=` may stand between them, as in the file; with nothing behind it the value is the empty one.
    static func parts(of arguments: String) -> (name: String, value: String?)? {
        let name = arguments.prefix { !$0.isWhitespace && $0 != "=" }
        guard !name.isEmpty else { return nil }
        var rest = arguments.dropFirst(name.count).trimmingSpaces()
        let isAssignment = rest.hasPrefix("=")
        if isAssignment { rest = rest.dropFirst().trimmingSpaces() }
        return (name.lowercased(), rest.isEmpty && !isAssignment ? nil : rest)
    }
}

extension Model {
    mutating func run(_ action: SettingCommands.Action, _ arguments: String) -> [Effect] {
        guard let (name, value) = SettingCommands.parts(of: arguments) else {
            leaveLine()
            open(.settings(SettingsOverlay()))
            return []
        }
        if name == SettingCommands.save, value == nil { return saveSettings() }
        do throws(SettingError) {
            guard let row = SettingTable.find(name) else {
                throw .unknown(name, meant: SettingTable.suggestion(for: name))
            }
            if let value { try row.set(value, &settings) }
            leaveLine()
            say(value == nil ? sentence(about: row) : sentence(after: row))
        } catch {
            say(error.sentence)
        }
        return []
    }

    private func sentence(about row: SettingRow) -> String {
        let (text, standard) = (row.text(in: settings), row.standard)
        let rest = text == standard ? ", the default" : "; the default is \(Self.shown(standard))"
        return "\(row.name) is \(Self.shown(text))\(rest). It can be \(row.kind.sentence)."
    }

    private func sentence(after row: SettingRow) -> String {
        let text = Self.shown(row.text(in: settings))
        return row.isForStart
            ? "\(row.name) is \(text) from the next start on, once /set save has kept it."
            : "\(row.name) is \(text) now. /set save keeps it."
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "empty" : text }

    /// Has the configuration file written: what differs from how the next start would have it, and nothing else.
    private mutating func saveSettings() -> [Effect] {
        guard session.savingSettings == nil else {
            say("They are being kept already. Try again in a moment.")
            return []
        }
        leaveLine()
        let changed = SettingTable.rows.filter { $0.text(in: settings) != $0.text(in: session.lastingSettings) }
        guard !changed.isEmpty else {
            say("Nothing to keep: all settings are as they would be at the next start.")
            return []
        }
        session.savingSettings = settings
        return [.configuration(.save(changed.map { SettingText($0.name, $0.text(in: settings)) }))]
    }

    /// Says whether the settings were kept.
    mutating func noteSaved(_ result: ConfigurationOutcome) {
        let saved = session.savingSettings
        session.savingSettings = nil
        switch result {
        case .saved(let path):
            if let saved { session.lastingSettings = saved }
            say("Kept in \(path).")
        case .failed(let sentence):
            say("Not kept. \(sentence)")
        }
    }
}
