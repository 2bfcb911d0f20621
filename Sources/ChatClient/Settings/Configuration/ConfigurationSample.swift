/// Every setting with its standard value and a line of explanation: a configuration file to begin with.
package enum ConfigurationSample {
    /// The text of `roost --print-config`, which sets what is set anyway.
    package static var text: String {
        let blocks = SettingTable.rows.map { row in
            let assignment = "\(row.name) = \(row.standard)".trimmingSpaces()
            return "# \(row.explanation)\n# \(row.kind.sentence)\n\(assignment)\n"
        }
        return ([heading] + blocks).joined(separator: "\n")
    }

    private static let heading = """
        # The configuration of roost: ~/.config/roost/config, or where $XDG_CONFIG_HOME says.
        # One setting a line, "name = value"; a line that begins with # is a comment.
        # Each is also a flag (--theme dark, --no-mouse), a variable (ROOST_THEME) and live in the chat (/set theme dark).

        """
}
