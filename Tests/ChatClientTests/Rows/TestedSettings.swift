/// Which test covers a row of the setting table.
enum TestedSettings {
    static let names: [String: String] = [
        // Screen
        "mouse": "NavigationKeysTests/what the user shows and hides",
        "times": "ChatPictureTests/narrowTimes",
        "joins": "HiddenItemTests/rules",
        "theme": "ThemeCommandTests/a theme is taken at once",
        "colors": "ThemeCommandTests/names without colours, and fewer colours",
        "nick-colors": "ThemeCommandTests/names without colours, and fewer colours",
        // Attention
        "bell": "ReadingTests/the bell rings for what was set",
        // Programs
        "open": "LinksTests/Alt-O again opens the marked link with the program that is set",
    ]
}
