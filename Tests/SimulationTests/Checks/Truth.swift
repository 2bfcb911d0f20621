import ChatProtocol

/// What has been stored: every event of every life of every room's log.
final class Truth {
    private struct Life: Hashable {
        let room: RoomName
        let epoch: Epoch
    }

    private let world: World
    private var lives: [Life: [RoomEvent]] = [:]
    private var epochs: [RoomName: Epoch] = [:]

    init(_ world: World) {
        self.world = world
    }

    /// Takes in events that a room has on the disk now; what it had before stays as it was, and there is no hole.
    func learn(_ events: [RoomEvent], of room: RoomName, _ epoch: Epoch) {
        epochs[room] = epoch
        let life = Life(room: room, epoch: epoch)
        for event in events {
            let known = lives[life, default: []]
            if event.seq == known.count + 1 {
                lives[life, default: []].append(event)
            } else if !(1...Int64(known.count + 1)).contains(event.seq) {
                world.violate("event \(event.seq) of \(room) is stored behind \(known.count)")
            } else if known[Int(event.seq) - 1] != event {
                world.violate("event \(event.seq) of \(room) has become another one")
            }
        }
    }

    /// What is stored in a room now.
    func events(of room: RoomName) -> [RoomEvent] {
        epochs[room].flatMap { lives[Life(room: room, epoch: $0)] } ?? []
    }

    /// How many events of a life of a room are known.
    func count(of room: RoomName, _ epoch: Epoch) -> Int64 {
        Int64(lives[Life(room: room, epoch: epoch)]?.count ?? 0)
    }

    /// An event of some life of a room.
    func event(_ seq: Int64, of room: RoomName, _ epoch: Epoch) -> RoomEvent? {
        guard let events = lives[Life(room: room, epoch: epoch)], seq >= 1, seq <= events.count else { return nil }
        return events[Int(seq) - 1]
    }

    /// Whether a message is in any life of a room, as this event.
    func holds(_ cid: MessageID, at seq: Int64, in room: RoomName) -> Bool {
        lives.keys.contains { $0.room == room && event(seq, of: room, $0.epoch)?.cid == cid }
    }

    /// Whether something was said in any life of a room.
    func hasEverHeld(_ text: String, in room: RoomName) -> Bool {
        lives.contains { $0.key.room == room && $0.value.contains { $0.messageText == text } }
    }

    /// What the newest topic event of a room has set.
    func topic(of room: RoomName) -> String {
        for event in events(of: room).reversed() {
            if case .topic(let text) = event.body { return text }
        }
        return ""
    }
}

extension RoomEvent {
    /// What was said, if it is that.
    var messageText: String? {
        if case .message(let text, _) = body { text } else { nil }
    }
}
