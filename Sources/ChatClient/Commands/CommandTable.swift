import ChatProtocol

/// The slash commands, in one table.
package enum CommandTable {
    /// Every command, in the order the help shows them.
    package static let commands: [CommandEntry] = [
        CommandEntry(.join, "join", ["j"], "ROOM…", "enter a room; the # may be left out", .anyRoom, onlyRoost: true),
        CommandEntry(.part, "part", ["leave", "close"], "[ROOM]", "leave a room", .joinedRoom, onlyRoost: true),
        CommandEntry(
            .room, "room", ["r", "go", "switch", "buffer", "window", "win"], "NAME or NUMBER",
            "show a joined room; also /3", .joinedRoom),
        CommandEntry(.rooms, "rooms", ["list"], "", "rooms on the server", onlyRoost: true),
        CommandEntry(.names, "names", ["who", "users"], "[ROOM]", "people in a room", .joinedRoom, onlyRoost: true),
        CommandEntry(.nick, "nick", ["name"], "[NAME]", "change or show your name", onlyRoost: true),
        CommandEntry(.me, "me", ["action"], "ACTION", "say what you do", .name, onlyRoost: true),
        CommandEntry(.topic, "topic", ["t"], "[TEXT]", "set or show the topic", onlyRoost: true),
        CommandEntry(
            .message, "msg", ["query", "w"], "NAME TEXT", "write to one person, apart from rooms", .name,
            onlyRoost: true),
        CommandEntry(.history, "history", [], "", "load what is missing, or what is older", onlyRoost: true),
        CommandEntry(
            .redact, "redact", ["delete"], "[NAME]", "take your last message back", .name, onlyRoost: true),
        CommandEntry(.oper, "oper", [], "SECRET", "become an operator", onlyRoost: true),
        CommandEntry(
            .moderate(.kick), "kick", [], "NAME [REASON]", "operators: end a session", .name, onlyRoost: true),
        CommandEntry(
            .moderate(.ban), "ban", [], "NAME [TIME] [REASON]", "operators: keep out (10m, 2h, 3d)",
            .name, onlyRoost: true),
        CommandEntry(.moderate(.unban), "unban", [], "NAME", "operators: let in again", onlyRoost: true),
        CommandEntry(
            .moderate(.mute), "mute", [], "NAME [TIME] [REASON]", "operators: let read only", .name, onlyRoost: true),
        CommandEntry(.moderate(.unmute), "unmute", [], "NAME", "operators: let speak again", .name, onlyRoost: true),
        CommandEntry(.clear, "clear", [], "", "empty this view only"),
        CommandEntry(.connect, "connect", ["server"], "[ADDRESS]", "go to another server"),
        CommandEntry(.disconnect, "disconnect", [], "", "hang up and stay here"),
        CommandEntry(.reconnect, "reconnect", [], "", "connect again now"),
        CommandEntry(.help, "help", ["h", "?"], "[WORD]", "keys and commands", .command),
        CommandEntry(.quit, "quit", ["bye"], "[REASON]", "leave at once"),
        CommandEntry(.leaveOrQuit, "exit", ["q"], "", "asks whether to leave the room or quit"),
    ]

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
