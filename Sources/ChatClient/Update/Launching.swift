import ChatProtocol

extension Model {
    /// Starts: connects to the address of the command line, or opens the form.
    mutating func start(_ launch: Launch) -> [Effect] {
        settings = launch.configured.settings
        keymap = launch.configured.keymap
        session.lastingSettings = launch.configured.lasting
        session.configurationWarnings = launch.configured.warnings
        lineMode = launch.lineMode
        lineMode?.day = LocalTime(milliseconds: now.wallClock, offset: now.utcOffset).day
        if lineMode?.isChat == true { tellOfConfiguration() }
        takeUp(launch.state)
        session.log.folder = launch.logs
        session.wantedRooms = launch.rooms
        if let legal = legalWantedNick { wantedNick = legal.text }
        guard let address = launch.address else {
            var form = ConnectForm(
                server: launch.state.lastServer?.address ?? launch.suggestedAddress, name: wantedNick,
                room: (launch.rooms.first ?? .lobby).description)
            form.propose(launch.password)
            form.remarks = session.configurationWarnings
            self.form = form
            return []
        }
        session.password = launch.password
        return drive(.connect(address: address))
    }

    /// Says what the configuration says that can't be followed: in plain mode at once, on a screen in the first room.
    mutating func tellOfConfiguration() {
        for warning in session.configurationWarnings { say(warning) }
        session.configurationWarnings = []
    }

    /// The wanted name in legal form: what a login name has too much becomes `-`; `nil` when nothing is left.
    var legalWantedNick: Nickname? {
        if let nick = try? Nickname(wantedNick) { return nick }
        let legal = wantedNick.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" }
        return try? Nickname(String(legal.prefix(ChatLimits.nameScalars)))
    }

    /// Connects again to the server of before; where there was none, the form asks for one.
    mutating func reconnect() -> [Effect] {
        guard !connection.address.isEmpty else {
            openForm()
            return []
        }
        return drive(.retryNow)
    }

    /// Opens the form with what is known.
    mutating func openForm() {
        let shown: RoomName? = if case .room(let name)? = shownRoom, !name.isDirect { name } else { nil }
        let room = session.wantedRooms.first ?? shown ?? .lobby
        form = ConnectForm(server: connection.address, name: wantedNick, room: room.description)
    }

    /// Goes to a server; another one than before knows neither our session nor our places in its rooms, and is not
    /// told the other's password.
    mutating func connect(to address: String, password: Password? = nil) -> [Effect] {
        let effects = address == connection.address ? [] : drive(.disconnect)
        if address != connection.address {
            session.resume = nil
            session.password = nil
            // A conversation is between identities of one server.
            for index in rooms.indices.reversed() where rooms[index].peer != nil { removeRoom(at: index) }
            for index in rooms.indices {
                rooms[index].memory.position = nil
                rooms[index].memory.oldest = nil
                rooms[index].memory.outage = nil
                rooms[index].timeline.leaveLog()
            }
        }
        if let password { session.password = password }
        return effects + drive(.connect(address: address))
    }
}
