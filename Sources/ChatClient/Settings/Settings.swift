/// What the user has set, the one truth behind keys, commands, flags and the configuration file; a value a group.
package struct Settings: Equatable, Sendable {
    /// Where a run begins.
    package var start = StartSettings()
    /// What is on the screen.
    package var screen = ScreenSettings()
    /// What calls for attention.
    package var attention = AttentionSettings()
    /// What is held of a room, and what is told there.
    package var rooms = RoomSettings()
    /// Which other programs are run.
    package var programs = ProgramSettings()
    /// What is logged into files.
    package var logging = LoggingSettings()

    /// Makes the settings of a user who has set nothing.
    package init() {}

    /// Sets what has this name, as a person writes it.
    package mutating func set(_ name: String, to text: String) throws(SettingError) {
        guard let row = SettingTable.find(name) else {
            throw .unknown(name, meant: SettingTable.suggestion(for: name))
        }
        try row.set(text, &self)
    }
}
