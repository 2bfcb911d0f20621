/// Which test covers a row of the command table.
enum TestedCommands {
    static let names: [String: String] = [
        // Rooms
        "join": "RunCommandTests/join enters and shows, the sigil may be left out",
        "part": "RunCommandTests/part leaves and shows the room before",
        "room": "RunCommandTests/room shows a joined room by name, part of it or number",
        "rooms": "RunCommandTests/rooms lists all pages, and Enter joins",
        "names": "RunCommandTests/names shows who is here, and asks where only a count is known",
        "topic": "RunCommandTests/topic sets and shows",
        // Talk
        "nick": "RunCommandTests/nick changes the name, and a taken one changes nothing",
        "me": "SendingTests/two messages have different ids, and an action is one",
        "msg": "DirectTests/a message to a person opens the conversation, is shown and sent there",
        "search": "SearchingTests/the command searches at once and says how much was looked at",
        "history": "GapTests/the rest of it comes, and then the gap is gone",
        "redact": "TakingBackTests/the last message of ours, or of somebody named",
        // Reading
        "ignore": "MarkingTests/who is ignored is not shown, not counted, and not heard under another name",
        "unignore": "MarkingTests/who is ignored is not shown, not counted, and not heard under another name",
        "unread": "MarkingTests/lines are unread again until the room is visited again",
        // Logging
        "log": "LoggingTests/a room is logged from when that is asked for, and the answer says where",
        // Operators
        "oper": "RunCommandTests/the operator secret is shown as stars and kept nowhere",
        "kick": "RunCommandTests/what an operator does is asked for in the shown room",
        "ban": "RunCommandTests/what an operator does is asked for in the shown room",
        "unban": "RunCommandTests/what an operator does is asked for in the shown room",
        "mute": "RunCommandTests/what an operator does is asked for in the shown room",
        "unmute": "RunCommandTests/what an operator does is asked for in the shown room",
        // Connection
        "connect": "RunCommandTests/connect goes to another server, whose rooms are other rooms",
        "disconnect": "RunCommandTests/disconnect hangs up and stays",
        "reconnect": "ReconnectTests/a kick is final until the user returns",
        "ping": "ConnectionCommandTests/ping says how fast the server is, in the room where it was asked",
        "version": "ConnectionCommandTests/version tells both programs and what they speak",
        // Links
        "url": "LinksTests/a link by its number",
        "open": "LinksTests/a link by its number",
        // Screen
        "theme": "ThemeCommandTests/a theme is taken at once",
        // Settings
        "set": "SettingCommandTests/a setting is changed at once",
        // Program
        "clear": "RunCommandTests/clear empties this view only",
        "help": "RunCommandTests/help opens, narrowed by a word",
        "quit": "RunCommandTests/quit leaves at once",
        "exit": "RunCommandTests/exit asks which leaving is meant",
    ]
}
