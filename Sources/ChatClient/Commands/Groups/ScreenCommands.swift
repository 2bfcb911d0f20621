import ChatProtocol

/// The commands about what is on the screen.
enum ScreenCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case theme }

    static let commands: [CommandEntry] = [
        CommandEntry(.screen(.theme), "theme", [], "[NAME]", "how everything looks, shown while you choose", .theme)
    ]

    /// The theme that a `/theme` or `/set theme` being typed names, which the screen shows at once; nil while it is none.
    static func themeTyped(in text: String) -> ThemeName? {
        // Asked for each picture, and nearly all of what is typed is no command.
        guard text.first == "/", case .command(let entry, let arguments) = CommandLine.parse(text) else { return nil }
        switch entry.action {
        case .screen(.theme):
            return ThemeName(settingText: arguments)
        case .settings(.set):
            guard case (name: "theme", let value?)? = SettingCommands.parts(of: arguments) else { return nil }
            return ThemeName(settingText: value)
        default:
            return nil
        }
    }
}

extension Model {
    mutating func run(_ action: ScreenCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .theme: runTheme(arguments)
        }
        return []
    }

    private mutating func runTheme(_ name: String) {
        guard lineMode == nil else { return say("There are no colours here to choose.") }
        let current = settings.screen.theme
        let others = ThemeName.allCases.filter { $0 != current }.map(\.rawValue)
        if name.isEmpty {
            leaveLine()
            say("The theme is \(current.rawValue). Others: \(others.joined(separator: ", ")).")
        } else if let theme = ThemeName(settingText: name) {
            leaveLine()
            settings.screen.theme = theme
            say("The theme is \(theme.rawValue).")
        } else {
            let meant = NearestName.suggestion(for: name, among: ThemeName.allCases.map(\.rawValue))
            let hint = meant.map { "Did you mean \($0)?" } ?? "There are \(ThemeName.sentence)."
            say("There is no theme \(name). \(hint)")
        }
    }
}

extension ThemeName {
    /// As in `auto, dark and light`.
    fileprivate static var sentence: String {
        let names = allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}
