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
    }
    /// The address, with its cursor.
    package var server = LineEditor()
    /// The nickname, with its cursor.
    package var name = LineEditor()
    /// The room, with its cursor.
    package var room = LineEditor()
    /// The field that has the cursor.
    package var focus: Field = .server
    /// What is wrong with the field that has the cursor, and what to do; `nil` when nothing is known to be.
    package var problem: String?
    /// An attempt is under way; the form waits for it.
    package var isConnecting = false

    /// Makes a form with proposals, the cursor at the end of the first one.
    package init(server: String = "", name: String = "", room: String = "") {
        self.server.set(server)
        self.name.set(name)
        self.room.set(room)
    }

    /// Accesses the input line of a field.
    package subscript(field: Field) -> LineEditor {
        get {
            switch field {
            case .server: server
            case .name: name
            case .room: room
            }
        }
        set {
            switch field {
            case .server: server = newValue
            case .name: name = newValue
            case .room: room = newValue
            }
        }
    }

    /// Says what is wrong, with the cursor on the field that it is about.
    mutating func fail(_ sentence: String, at field: Field = .server) {
        problem = sentence
        focus = field
        isConnecting = false
    }
}
