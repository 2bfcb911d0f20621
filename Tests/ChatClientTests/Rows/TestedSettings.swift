/// Which test covers a row of the setting table.
enum TestedSettings {
    static let names: [String: String] = [
        // Screen
        "mouse": "NavigationKeysTests/what the user shows and hides",
        "times": "ChatPictureTests/narrowTimes",
        "joins": "HiddenItemTests/rules",
        // Attention
        "bell": "ReadingTests/the bell rings for what was set",
    ]
}
