/// Which test covers a row of the setting table.
enum TestedSettings {
    static let names: [String: String] = [
        // Start
        "server": "ConfigurationFileTests/server, name and rooms of the configuration are where it goes",
        "nick": "ConfigurationFileTests/server, name and rooms of the configuration are where it goes",
        "room": "ConfigurationFileTests/server, name and rooms of the configuration are where it goes",
        // Screen
        "mouse": "NavigationKeysTests/what the user shows and hides",
        "times": "ChatPictureTests/narrowTimes",
        "joins": "HiddenItemTests/rules",
        "theme": "ThemeCommandTests/a theme is taken at once",
        "colors": "ThemeCommandTests/names without colours, and fewer colours",
        "nick-colors": "ThemeCommandTests/names without colours, and fewer colours",
        // Attention
        "bell": "ReadingTests/the bell rings for what was set",
        "highlight": "SettingEffectTests/a word that was set counts as a mention",
        "title": "SettingEffectTests/the window's title can be left alone",
        // Rooms
        "typing": "SettingEffectTests/who types is told, shown, both or neither",
        "held": "SettingEffectTests/fewer lines are held at once",
        // Programs
        // Logging
        "log": "LoggingTests/where all rooms are logged, one can be left out",
        // Programs, too
        "notify": "NotifyingTests/a mention behind the user's back is told to the program, with room and text apart",
        "open": "LinksTests/Alt-O again opens the marked link with the program that is set",
    ]
}
