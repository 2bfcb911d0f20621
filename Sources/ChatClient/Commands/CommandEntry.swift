import ChatProtocol

/// One row of the command table: dispatch, completion and help all read it.
package struct CommandEntry: Equatable, Sendable {
    /// The name without the slash; it is the row's id, too.
    package let name: String
    /// Other names that mean the same.
    package let aliases: [String]
    /// The arguments as the help shows them: `ROOM`, `[ROOM]`; empty for none.
    package let arguments: String
    /// What it does, as a phrase.
    package let description: String
    /// What Tab completes behind it.
    let completes: ArgumentKind
    /// Whether a plain server, which knows no commands, is no place for it.
    let needsRoost: Bool
    /// What is done.
    let action: CommandAction

    /// What the argument of a command is.
    enum ArgumentKind: Equatable, Sendable {
        case nothing, anyRoom, joinedRoom, name, command, emoji, theme, setting, settingValue(String)
    }

    init(
        _ action: CommandAction, _ name: String, _ aliases: [String], _ arguments: String, _ description: String,
        _ completes: ArgumentKind = .nothing, onlyRoost needsRoost: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        self.arguments = arguments
        self.description = description
        self.completes = completes
        self.needsRoost = needsRoost
        self.action = action
    }

    /// The command with its arguments: `/join ROOM…`.
    package var usage: String { arguments.isEmpty ? "/" + name : "/\(name) \(arguments)" }
}

/// What a command can do: the action of one of the groups that the command table is put together from.
///
/// A group's file holds its rows, its actions and what they do, so a new command of a group touches that file alone.
enum CommandAction: Hashable, Sendable {
    case rooms(RoomCommands.Action)
    case talk(TalkCommands.Action)
    case operators(OperatorCommands.Action)
    case connection(ConnectionCommands.Action)
    case links(LinkCommands.Action)
    case screen(ScreenCommands.Action)
    case reading(ReadingCommands.Action)
    case settings(SettingCommands.Action)
    case logging(LoggingCommands.Action)
    case program(ProgramCommands.Action)
}
