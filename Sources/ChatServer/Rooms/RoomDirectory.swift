import ChatProtocol
import Synchronization

/// Which rooms there are, for all loops: the bound on their number, and the list that people read.
final class RoomDirectory: Sendable {
    private struct Entry {
        var count: Int
        var topic: String
    }

    private let limit: Int
    private let entries = Mutex<[RoomName: Entry]>([:])

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes in the rooms that are there when the server starts, be they more than the limit.
    func add(_ stored: [(room: RoomName, topic: String)]) {
        entries.withLock { entries in
            for (room, topic) in stored { entries[room] = Entry(count: 0, topic: topic) }
        }
    }

    /// Takes a place for a room that somebody enters; false if it is new and there is none left.
    func add(_ room: RoomName) -> Bool {
        entries.withLock { entries in
            guard entries[room] == nil else { return true }
            guard entries.count < limit else { return false }
            entries[room] = Entry(count: 0, topic: "")
            return true
        }
    }

    func update(_ room: RoomName, count: Int, topic: String) {
        entries.withLock { $0[room] = Entry(count: count, topic: topic) }
    }

    func remove(_ room: RoomName) {
        entries.withLock { $0[room] = nil }
    }

    /// A room's topic, or nil if there is no such room.
    func topic(of room: RoomName) -> String? {
        entries.withLock { $0[room]?.topic }
    }

    /// A page of the rooms by name, from the first one after `after`.
    func list(re: String?, after: RoomName?) -> RoomList {
        let all = entries.withLock { $0 }
        let names = all.keys.sorted().drop { name in after.map { name <= $0 } ?? false }
        let page = names.prefix(ChatLimits.listEntries).compactMap { name in
            all[name].map { RoomList.Entry(room: name, count: $0.count, topic: $0.topic) }
        }
        return RoomList(re: re, rooms: page, more: names.count > page.count)
    }
}
