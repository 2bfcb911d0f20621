import ChatProtocol

/// The commands about the connection.
enum ConnectionCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case connect, disconnect, reconnect, ping, version }

    static let commands: [CommandEntry] = [
        CommandEntry(.connection(.connect), "connect", ["server"], "[ADDRESS]", "go to another server"),
        CommandEntry(.connection(.disconnect), "disconnect", [], "", "hang up and stay here"),
        CommandEntry(.connection(.reconnect), "reconnect", [], "", "connect again now"),
        CommandEntry(.connection(.ping), "ping", ["lag"], "", "how long the server takes to answer"),
        CommandEntry(.connection(.version), "version", [], "", "this program's version, and the server's"),
    ]
}

extension Model {
    mutating func run(_ action: ConnectionCommands.Action, _ arguments: String) -> [Effect] {
        leaveLine()
        switch action {
        case .connect: return runConnect(arguments)
        case .disconnect: return drive(.disconnect)
        case .reconnect: return reconnect()
        case .ping: return runPing()
        case .version:
            say("This is \(ClientProgram.name) \(ClientProgram.version). \(serverVersion)")
            return []
        }
    }

    private mutating func runPing() -> [Effect] {
        guard isConnected else {
            say("Not connected: nobody is there to answer.")
            return []
        }
        session.pingAsked = PingAsked(in: shownRoom)
        return [.ping]
    }

    /// Says how long an answer took that the user asked for.
    mutating func notePong(_ roundTrip: Duration) {
        guard let asked = session.pingAsked else { return }
        session.pingAsked = nil
        let milliseconds = roundTrip.wholeMilliseconds
        say("The server answers in \(milliseconds == 0 ? "less than 1" : milliseconds.grouped) ms.", in: asked.room)
    }

    private var serverVersion: String {
        guard case .connected(let link) = connection.state else { return "There is no connection to a server." }
        switch link.dialect {
        case .roost: return "The server is \(session.serverProgram), and both speak \(Subprotocol.json)."
        case .plain: return "The server passes lines of text on and tells no version."
        }
    }

    private mutating func runConnect(_ address: String) -> [Effect] {
        guard !address.isEmpty else {
            openForm()
            return []
        }
        return connect(to: address)
    }
}

/// A question of the user how fast the server is.
struct PingAsked: Equatable, Sendable {
    /// The room it was asked in.
    var room: RoomKey?

    init(in room: RoomKey?) { self.room = room }
}
