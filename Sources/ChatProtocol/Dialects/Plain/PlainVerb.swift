/// The slash commands of the plain-text dialect: one table for parsing, suggestions and help.
enum PlainVerb: String, CaseIterable {
    case nick, join, part, rooms, names, msg, me, topic, history, search, whoami, set, password, help, quit, oper
    case kick, ban, unban, mute, unmute

    /// Other exact names that people know from elsewhere.
    var aliases: [String] {
        switch self {
        case .nick: ["name"]
        case .join: ["j"]
        case .part: ["leave", "close"]
        case .rooms: ["list"]
        case .names: ["who", "users"]
        case .msg: ["query", "w"]
        case .me: ["action"]
        case .topic: ["t"]
        case .search: ["find", "grep"]
        case .history, .whoami, .set, .password, .oper, .kick, .ban, .unban, .mute, .unmute: []
        case .help: ["h", "?"]
        case .quit: ["bye"]
        }
    }

    /// How it is written, with its arguments.
    var usage: String {
        switch self {
        case .nick: "/nick NAME"
        case .join: "/join ROOM"
        case .part: "/part [ROOM|@NAME]"
        case .rooms: "/rooms"
        case .names: "/names [ROOM]"
        case .msg: "/msg NAME TEXT"
        case .me: "/me ACTION"
        case .topic: "/topic [TEXT]"
        case .history: "/history [NUMBER]"
        case .search: "/search WORDS"
        case .whoami: "/whoami"
        case .set: "/set echo on|off"
        case .password: "/password PASSWORD"
        case .help: "/help"
        case .quit: "/quit [REASON]"
        case .oper: "/oper SECRET"
        case .kick: "/kick NAME [REASON]"
        case .ban: "/ban NAME [TIME] [REASON]"
        case .unban: "/unban NAME"
        case .mute: "/mute NAME [TIME] [REASON]"
        case .unmute: "/unmute NAME"
        }
    }

    /// What it does.
    var summary: String {
        switch self {
        case .nick: "change your name"
        case .join: "enter a room and talk there"
        case .part: "leave a room or a conversation"
        case .rooms: "list the rooms"
        case .names: "list the people in a room"
        case .msg: "write to one person"
        case .me: "say what you do"
        case .topic: "show or set the topic"
        case .history: "show the newest messages again"
        case .search: "show the newest messages that hold the words"
        case .whoami: "show your name and your room"
        case .set: "send your own lines back to you or not"
        case .password: "come in where the server asks for it"
        case .help: "show this list"
        case .quit: "leave the server"
        case .oper: "become an operator; what follows is theirs"
        case .kick: "end somebody's session"
        case .ban: "keep out, for 10m, 2h, 3d or for good"
        case .unban: "let them in again"
        case .mute: "have somebody read only"
        case .unmute: "let them speak again"
        }
    }

    /// Returns the command of a name or alias in any case, without the slash.
    static func named(_ name: String) -> PlainVerb? {
        let name = name.lowercased()
        return allCases.first { $0.rawValue == name || $0.aliases.contains(name) }
    }
}
