import ChatProtocol
package import TerminalCore

/// The first-start form: which server, which name, which room.
package struct ConnectForm: Equatable, Sendable {
    /// The fields, from the top.
    package enum Field: Int, Equatable, Sendable, CaseIterable {
        /// Where to connect.
        case server
        /// The nickname.
        case name
        /// The first room.
        case room
        /// The server's password; there only once a server has asked for one.
        case password
    }
    /// The address, with its cursor.
    package var server = LineEditor()
    /// The nickname, with its cursor.
    package var name = LineEditor()
    /// The room, with its cursor.
    package var room = LineEditor()
    /// The password, with its cursor; shown as so many `*`.
    package var password = LineEditor(byteLimit: ChatLimits.passwordBytes)
    /// What was killed in the password field, which no other field brings back.
    var passwordKills = KillRing()
    /// Whether the server wants a password.
    package var asksPassword = false
    /// The field that has the cursor.
    package var focus: Field = .server
    /// What is wrong with the field that has the cursor, and what to do; `nil` when nothing is known to be.
    package var problem: String?
    /// What is to be said at the start, a sentence each.
    package var remarks: [String] = []
    /// An attempt is under way; the form waits for it.
    package var isConnecting = false

    /// Makes a form with proposals, the cursor at the end of the first one.
    package init(server: String = "", name: String = "", room: String = "") {
        self.server.set(server)
        self.name.set(name)
        self.room.set(room)
    }

    /// The fields that there are, from the top.
    package var fields: [Field] { Field.allCases.filter { $0 != .password || asksPassword } }

    /// The input line of a field as it is shown: nobody reads a password over a shoulder.
    package func shown(_ field: Field) -> LineEditor {
        guard field == .password else { return self[field] }
        var stars = LineEditor()
        stars.set(String(repeating: "*", count: password.count))
        stars.move(to: password.cursor)
        return stars
    }

    /// Accesses the input line of a field.
    package subscript(field: Field) -> LineEditor {
        get {
            switch field {
            case .server: server
            case .name: name
            case .room: room
            case .password: password
            }
        }
        set {
            switch field {
            case .server: server = newValue
            case .name: name = newValue
            case .room: room = newValue
            case .password: password = newValue
            }
        }
    }

    /// Asks for the password, with a proposal if there is one.
    mutating func propose(_ password: Password?) {
        guard let password else { return }
        asksPassword = true
        self.password.set(password.text)
    }

    /// Says what is wrong, with the cursor on the field that it is about.
    mutating func fail(_ sentence: String, at field: Field = .server) {
        problem = sentence
        focus = field
        isConnecting = false
    }
}
