import ChatProtocol
import TerminalCore

/// What the server is told without being asked: that the user types, and how far they have read.
extension Model {
    /// Returns what is to be told after an input.
    mutating func tell() -> [Effect] {
        guard case .connected(let link) = connection.state, link.dialect == .roost else { return [] }
        return [tellTyping(), tellRead()].compactMap(\.self).map { .transmit(Request(command: $0)) }
    }

    /// Who writes a message is shown to the others, at most every few seconds; a command is nobody's business.
    private mutating func tellTyping() -> Command? {
        guard session.hasTyped else { return nil }
        session.hasTyped = false
        guard settings.rooms.typing.tells, session.capabilities.contains(Capability.typing) else { return nil }
        guard let index = shownIndex, case .room(let name) = rooms[index].key, rooms[index].membership == .live else {
            return nil
        }
        let text = composer.editor.text
        let isMessage = !text.isEmpty && (text.first != "/" || text.hasPrefix("//"))
        let told = session.toldTyping
        if isMessage {
            if let told, told.room == name, now.monotonic - told.at < ToldTyping.pause { return nil }
            session.toldTyping = ToldTyping(room: name, at: now.monotonic)
            return .typing(name, true)
        }
        session.toldTyping = nil
        guard let told, told.room == name, now.monotonic - told.at < Typists.shownFor else { return nil }
        return .typing(name, false)
    }

    /// How far the user has read is told now and then, for a session that is taken up elsewhere.
    private mutating func tellRead() -> Command? {
        guard session.capabilities.contains(Capability.read), now.monotonic - session.toldReadAt >= Self.readPause,
            let index = lineMode == nil ? shownIndex : rooms.firstIndex(where: \.hasUntoldReading),
            rooms[index].hasUntoldReading, case .room(let name) = rooms[index].key
        else { return nil }
        let seq = rooms[index].memory.readUpTo
        rooms[index].memory.toldRead = seq
        session.toldReadAt = now.monotonic
        return .read(name, seq: seq)
    }

    /// Marks are told at most this often: they are for a later start, not for anybody who waits.
    private static let readPause: Duration = .seconds(5)
}

/// The last word that the user types.
struct ToldTyping: Equatable, Sendable {
    /// What the server lets through.
    static let pause: Duration = .seconds(3)
    var room: RoomName
    var at: Duration
}

extension RoomState {
    /// Whether more was read than the server was told of.
    fileprivate var hasUntoldReading: Bool {
        guard case .room = key, membership == .live else { return false }
        return memory.readUpTo > memory.toldRead
    }
}
