import ChatProtocol
import Synchronization

/// Which rooms there are, for all loops: the bound on their number, and the list that people read.
final class RoomDirectory: Sendable {
    /// Whether there is a place for a room.
    enum Place: Equatable, Sendable {
        case free
        /// This room has given up its own: it has been empty longest.
        case insteadOf(RoomName)
        case none
    }

    fileprivate struct Entry {
        var count: Int
        var topic: String
        /// Which of all emptyings left it empty; nil while somebody is in it or about to enter.
        var emptying: UInt64?
    }

    fileprivate struct Rooms {
        var entries: [RoomName: Entry] = [:]
        var emptyings: UInt64 = 0
    }

    private let limit: Int
    private let givesUpEmpty: Bool
    private let rooms = Mutex(Rooms())

    /// Creates a directory of at most so many rooms; `givesUpEmpty` is whether an empty one makes place for another.
    init(limit: Int, givesUpEmpty: Bool) {
        self.limit = limit
        self.givesUpEmpty = givesUpEmpty
    }

    /// Takes in the rooms that are there when the server starts, be they more than the limit.
    func add(_ stored: [(room: RoomName, topic: String)]) {
        rooms.withLock { rooms in
            for (room, topic) in stored { rooms.entries[room] = Entry(count: 0, topic: topic) }
        }
    }

    /// Takes a place for a room that somebody enters, if it has none.
    ///
    /// Whose place it was is to be told to that room's home, which knows whether it is empty still.
    func add(_ room: RoomName) -> Place {
        rooms.withLock { rooms in
            guard rooms.entries[room] == nil else { return .free }
            var place = Place.free
            if rooms.entries.count >= limit {
                guard givesUpEmpty, let longest = rooms.emptyLongest else { return .none }
                rooms.entries[longest] = nil
                place = .insteadOf(longest)
            }
            rooms.entries[room] = Entry(count: 0, topic: "")
            return place
        }
    }

    func update(_ room: RoomName, count: Int, topic: String) {
        rooms.withLock { rooms in
            var emptying: UInt64?
            if count == 0 {
                rooms.emptyings += 1
                emptying = rooms.entries[room]?.emptying ?? rooms.emptyings
            }
            rooms.entries[room] = Entry(count: count, topic: topic, emptying: emptying)
        }
    }

    func remove(_ room: RoomName) {
        rooms.withLock { $0.entries[room] = nil }
    }

    /// The conversations of two that nobody is in.
    var emptyConversations: [RoomName] {
        rooms.withLock { rooms in rooms.entries.filter { $0.key.isDirect && $0.value.count == 0 }.map(\.key) }
    }

    /// A room's topic, or nil if there is no such room.
    func topic(of room: RoomName) -> String? {
        rooms.withLock { $0.entries[room]?.topic }
    }

    /// A page of the rooms by name, from the first one after `after`; conversations of two are nobody else's affair.
    func list(re: String?, after: RoomName?) -> RoomList {
        let all = rooms.withLock { $0.entries }
        let names = all.keys.filter { !$0.isDirect }.sorted().drop { name in after.map { name <= $0 } ?? false }
        let page = names.prefix(ChatLimits.listEntries).compactMap { name in
            all[name].map { RoomList.Entry(room: name, count: $0.count, topic: $0.topic) }
        }
        return RoomList(re: re, rooms: page, more: names.count > page.count)
    }
}

extension RoomDirectory.Rooms {
    /// The room that has been empty longest; there are so few that a look at all of them is nothing.
    fileprivate var emptyLongest: RoomName? {
        entries.filter { $0.value.emptying != nil }.min { ($0.value.emptying ?? 0) < ($1.value.emptying ?? 0) }?.key
    }
}
