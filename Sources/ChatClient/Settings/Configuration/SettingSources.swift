/// Where the settings of a run come from, each before the ones after it: what is built in, the configuration file, the
/// environment, the command line.
package struct SettingSources: Equatable, Sendable {
    /// The configuration file's text; `nil` without a file.
    package var file: String?
    /// What the sentences call that file.
    package var fileName = "config"
    /// The environment's variables.
    package var environment: [String: String] = [:]
    /// What the command line sets, whose values were checked when it was read.
    package var flags: [SettingText] = []

    /// Makes sources that set nothing.
    package init() {}

    /// Puts everything together.
    package func configured() -> Configured {
        var settings = Settings()
        var keymap = Keymap()
        var warnings = file.map { ConfigurationText($0).apply(to: &settings, &keymap, file: fileName) } ?? []
        // Set to anything, it means no colours (no-color.org).
        if environment["NO_COLOR"]?.isEmpty == false { settings.screen.theme = .mono }
        for row in SettingTable.rows {
            // An empty variable is how many shells unset one.
            guard let value = environment[row.variable], !value.isEmpty else { continue }
            do throws(SettingError) {
                try row.set(value, &settings)
            } catch {
                warnings.append("\(row.variable): \(error.phrase(value: value)). Ignored.")
            }
        }
        var configured = Configured(settings: settings, lasting: settings, warnings: warnings)
        configured.keymap = keymap
        for flag in flags { try? configured.settings.set(flag.name, to: flag.text) }
        return configured
    }
}

/// The settings that a run begins with, and what is to be said of them.
package struct Configured: Equatable, Sendable {
    /// How everything is set.
    package var settings = Settings()
    /// How everything would be set at the next start: without the flags of this one.
    package var lasting = Settings()
    /// What each key does.
    package var keymap = Keymap()
    /// What could not be followed, a sentence each.
    package var warnings: [String] = []

    /// Makes the settings of a run; by default those of a user who has set nothing.
    package init(settings: Settings = Settings(), lasting: Settings? = nil, warnings: [String] = []) {
        self.settings = settings
        self.lasting = lasting ?? settings
        self.warnings = warnings
    }
}
