/// What a line typed by a person in the plain-text dialect means.
public enum PlainInput: Equatable, Sendable {
    /// Says the text in the current room.
    case say(String)
    /// Carries out a command.
    case command(PlainCommand)
    /// Answers with a sentence: the command is unknown, or an argument is missing or wrong.
    case refused(String)
    /// Does nothing: an empty line.
    case nothing
}

/// A slash command of the plain-text dialect.
public enum PlainCommand: Equatable, Sendable {
    /// `/nick dana`: changes the nickname.
    case nick(Nickname)
    /// `/join dev`: enters a room, which becomes the current one.
    case join(RoomName)
    /// `/part [dev]`: leaves a room, or the current one.
    case part(RoomName?)
    /// `/msg dana hello`: says something to one person.
    case message(Nickname, String)
    /// `/part @dana`: leaves the conversation with a person.
    case partConversation(Nickname)
    /// `/rooms`: lists the server's rooms.
    case rooms
    /// `/names [dev]`: lists the members of a room, or of the current one.
    case names(RoomName?)
    /// `/me waves`: says what one does.
    case me(String)
    /// `/topic [text]`: shows the current room's topic, or sets it.
    case topic(String?)
    /// `/history [20]`: shows the newest messages of the current room again.
    case history(Int)
    /// `/search words`: looks for words in the current room.
    case search(SearchWords)
    /// `/whoami`: shows the nickname and the current room.
    case whoami
    /// `/password open sesame`: what a server asks strangers for.
    case password(String)
    /// `/oper SECRET`: becomes an operator.
    case oper(secret: String)
    /// `/kick dana [reason]` and what else an operator can do; its room is the one that is talked in.
    case moderate(ModerationRequest)
    /// `/help`: lists the commands.
    case help
    /// `/quit [reason]`: ends the session.
    case quit(reason: String?)
    /// `/set echo on|off`: whether one's own lines are sent back.
    case setEcho(Bool)
}
