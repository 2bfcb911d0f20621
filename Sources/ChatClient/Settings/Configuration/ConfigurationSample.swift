/// Every setting with its standard value and a line of explanation: a configuration file to begin with.
package enum ConfigurationSample {
    /// The text of `roost --print-config`, which sets what is set anyway.
    package static var text: String {
        let blocks = SettingTable.rows.map { row in
            let assignment = "\(row.name) = \(row.standard)".trimmingSpaces()
            return "# \(row.explanation)\n# \(row.kind.sentence)\n\(assignment)\n"
        }
        let keys = KeyTable.bindings.map { "# \(KeyAssignment.line(for: $0))\n" }.joined()
        return ([heading] + blocks + [keysHeading + keys]).joined(separator: "\n")
    }

    private static let keysHeading = """
        # Keys: "bind" with the name of what they do, then one key or more, or none. These are built in:

        """

    private static let heading = """
        # The configuration of roost: ~/.config/roost/config, or where $XDG_CONFIG_HOME says.
        # One setting a line, "name = value"; a line that begins with # is a comment.
        # Each is also a flag (--theme dark, --no-mouse), a variable (ROOST_THEME) and live in the chat (/set theme dark).

        """
}
