import ChatProtocol

/// The slash commands, in one table that the groups put together.
package enum CommandTable {
    /// Every command, in the order the help shows them.
    package static let commands: [CommandEntry] =
        RoomCommands.commands + TalkCommands.commands + ReadingCommands.commands + LoggingCommands.commands
        + OperatorCommands.commands + ConnectionCommands.commands + LinkCommands.commands + ScreenCommands.commands
        + SettingCommands.commands + ProgramCommands.commands

    /// Returns the command of this exact name or alias, in any case.
    static func find(_ word: String) -> CommandEntry? {
        let word = word.lowercased()
        return commands.first { $0.name == word || $0.aliases.contains(word) }
    }

    /// Returns the name that a mistyped word was probably meant to be; Hangul is read as the same keys in Latin.
    static func suggestion(for word: String) -> String? {
        let word = HangulLayout.latinKeys(for: word) ?? word
        if find(word) != nil { return word.lowercased() }
        return NearestName.suggestion(
            for: word, among: commands.flatMap { [$0.name] + $0.aliases.filter { $0.count > 2 } })
    }
}
