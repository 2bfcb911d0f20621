/// The commands about the connection.
enum ConnectionCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case connect, disconnect, reconnect }

    static let commands: [CommandEntry] = [
        CommandEntry(.connection(.connect), "connect", ["server"], "[ADDRESS]", "go to another server"),
        CommandEntry(.connection(.disconnect), "disconnect", [], "", "hang up and stay here"),
        CommandEntry(.connection(.reconnect), "reconnect", [], "", "connect again now"),
    ]
}

extension Model {
    mutating func run(_ action: ConnectionCommands.Action, _ arguments: String) -> [Effect] {
        leaveLine()
        switch action {
        case .connect: return runConnect(arguments)
        case .disconnect: return drive(.disconnect)
        case .reconnect: return reconnect()
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
