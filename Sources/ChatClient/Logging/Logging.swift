import ChatProtocol

/// What waits to be written into logs, and where they are.
struct LogMemory: Equatable, Sendable {
    /// How long a crash may reach back into what was said.
    static let pause: Duration = .seconds(1)
    /// Entries that are not kept waiting.
    static let entriesMax = 200

    /// The folder of logs, for people and for nobody else; `nil` where there can be none.
    var folder: String?
    /// What waits, oldest first.
    var entries: [LogEntry] = []
    /// When it is to be written.
    var due: Duration?
}

/// Logs of rooms, for who asks for them: each event of a room once, in its order, one file a day.
extension Model {
    /// Whether a room is logged: as was said for it, else as it is set for all.
    func isLogged(_ place: ClientState.Place) -> Bool {
        session.keeping.state.logged[place]?.isOn ?? settings.logging.log
    }

    /// Logs an entry of a room's log on the server.
    mutating func log(_ event: RoomEvent, inRoomAt index: Int) {
        guard let position = rooms[index].memory.position else { return }
        log(LogText.words(for: event), at: event.time, position: position, inRoomAt: index)
    }

    /// Logs a line of a plain server, or ours to it.
    mutating func log(line: String, isOwn: Bool, inRoomAt index: Int) {
        let time = Timestamp(milliseconds: now.wallClock)
        log(LogText.lines(isOwn ? "you: " : "", line), at: time, position: nil, inRoomAt: index)
    }

    private mutating func log(_ text: String?, at time: Timestamp, position: Position?, inRoomAt index: Int) {
        // Plain mode keeps nothing.
        guard lineMode == nil, session.log.folder != nil, let place = place(of: rooms[index]), isLogged(place) else {
            return
        }
        session.log.entries.append(
            LogEntry(place: LogEntry.Place(place), position: position, time: time, text: text))
        session.log.due = session.log.due ?? now.monotonic + LogMemory.pause
    }

    /// Returns what is to be written now; before the program ends, all of it.
    mutating func writeLogs(isEnding: Bool) -> [Effect] {
        guard let due = session.log.due,
            isEnding || due <= now.monotonic || session.log.entries.count >= LogMemory.entriesMax
        else { return [] }
        let entries = session.log.entries
        session.log.entries = []
        session.log.due = nil
        return [.file(.log(entries))]
    }
}
