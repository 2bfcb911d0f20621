package import ChatProtocol

/// Where a run begins that is told nothing else.
package struct StartSettings: Equatable, Sendable {
    /// A nickname, or none.
    package struct Nick: Equatable, Sendable, SettingValue {
        /// The name; empty for none.
        package private(set) var text = ""

        static let kind = SettingKind.ruled("1 to 32 letters, digits, - or _", isList: false)
        var settingText: String { text }

        init() {}

        init?(settingText: String) {
            guard settingText.isEmpty || (try? Nickname(settingText)) != nil else { return nil }
            text = settingText
        }
    }

    /// Names of rooms, or none.
    package struct Rooms: Equatable, Sendable, SettingValue {
        /// The names, in order.
        package private(set) var names: [RoomName] = []

        static let kind = SettingKind.ruled("names of rooms with blanks between them", isList: true)
        var settingText: String { names.map { $0.description }.joined(separator: " ") }

        init() {}

        init?(settingText: String) {
            let words = [String](settingText: settingText) ?? []
            let names = words.compactMap { try? RoomName($0) }
            guard names.count == words.count else { return nil }
            self.names = names
        }
    }

    /// The server to go to; empty for asking.
    package var server = ""
    /// The nickname to ask for; without one it is the login name.
    package var nick = Nick()
    /// The rooms to enter; without any it is #lobby.
    package var rooms = Rooms()

    static let rows: [SettingRow] = [
        SettingRow("server", \.start.server, "where to go without an address; empty asks", isForStart: true),
        SettingRow("nick", \.start.nick, "the name to ask for; empty: your login name", isForStart: true),
        SettingRow("room", \.start.rooms, "the rooms to enter; empty: #lobby", isForStart: true),
    ]
}
