import ChatProtocol

/// Holds what one client is sent against what is stored and against PROTOCOL.md, message by message.
final class Watcher {
    /// How far the present connection has read a room.
    private struct Place {
        let epoch: Epoch
        var next: Int64
    }

    /// What has been read of a room since it was first entered, in whatever connections, and in one life of its log.
    struct Reading {
        let epoch: Epoch
        let from: Int64
        var seqs: [Int64] = []
    }

    private enum Asked {
        case join(RoomName, Position?)
        case part(RoomName)
        case send(RoomName)
        case history(RoomName)
    }

    /// When a message was sent, in the order of all that this client has sent.
    struct Sending {
        let room: RoomName
        let first: Int
        var last: Int
    }

    private let world: World
    private let truth: Truth
    private let name: String
    private var places: [RoomName: Place] = [:]
    private var asked: [String: Asked] = [:]
    private var sends = 0
    private(set) var sendings: [MessageID: Sending] = [:]
    private(set) var readings: [RoomName: Reading] = [:]
    private(set) var counts = Counts()

    init(_ world: World, truth: Truth, name: String) {
        self.world = world
        self.truth = truth
        self.name = name
    }

    /// A new connection: nothing of the last one goes on.
    func connected() {
        places = [:]
        asked = [:]
    }

    // MARK: From the client

    func sent(_ request: Request) {
        switch request.command {
        case .join(let join): expect(request.id, .join(join.room, join.position))
        case .part(let room): expect(request.id, .part(room))
        case .history(let history): expect(request.id, .history(history.room))
        case .send(let send):
            expect(send.cid.text, .send(send.room))
            sends += 1
            if sendings[send.cid] != nil { counts.retries += 1 }
            sendings[send.cid, default: Sending(room: send.room, first: sends, last: sends)].last = sends
        default: break
        }
    }

    private func expect(_ id: String?, _ answer: Asked) {
        if let id { asked[id] = answer }
    }

    // MARK: From the server

    func received(_ message: ServerMessage) {
        switch message {
        case .welcome(let welcome): if welcome.resumed { counts.resumed += 1 }
        case .joined(let joined): enter(joined)
        case .event(let event): read(event)
        case .gap(let gap): skip(gap)
        case .live(let room, let seq): checkLive(room, seq)
        case .ok(let answer): take(answer)
        case .page(let page): check(page)
        case .error(let error): if error.code == .unavailable { counts.refused += 1 }
        case .ephemeral, .who, .rooms, .pong, .note, .closing, .unknown: break
        }
    }

    private func enter(_ joined: Joined) {
        if joined.gap != nil { counts.gaps += 1 }
        places[joined.room] = Place(epoch: joined.epoch, next: joined.from)
        guard let re = joined.re, case .join(_, let position?) = asked.removeValue(forKey: re),
            position.epoch == joined.epoch, position.seq <= joined.head
        else {
            if joined.recovered == true { violate("\(joined.room) is called recovered and is another log") }
            readings[joined.room] = Reading(epoch: joined.epoch, from: joined.from)
            return
        }
        if joined.recovered == true, joined.from != position.seq + 1 {
            violate("\(joined.room) is called recovered from \(position.seq), and goes on with \(joined.from)")
        }
        if joined.recovered == false, joined.gap != position.seq + 1...joined.from - 1 {
            violate("\(joined.room) goes on with \(joined.from) after \(position.seq), and says nothing of a gap")
        }
    }

    private func read(_ event: RoomEvent) {
        guard let place = places[event.room] else { return violate("event \(event.seq) of a room that it is not in") }
        if event.seq != place.next { violate("\(event.room) goes on with \(event.seq) where \(place.next) comes next") }
        if truth.event(event.seq, of: event.room, place.epoch) != event {
            violate("event \(event.seq) of \(event.room) is not what is stored")
        }
        if let last = readings[event.room]?.seqs.last, last >= event.seq {
            violate("event \(event.seq) of \(event.room) comes once more, after \(last)")
        }
        places[event.room]?.next = event.seq + 1
        readings[event.room]?.seqs.append(event.seq)
        counts.events += 1
        if let cid = event.cid, sendings[cid] != nil { counts.acknowledged += 1 }
    }

    private func skip(_ gap: Gap) {
        guard let place = places[gap.room], gap.epoch == place.epoch, gap.range.lowerBound <= place.next else {
            return violate("a gap of \(gap.room) that does not follow")
        }
        places[gap.room]?.next = gap.range.upperBound + 1
        counts.gaps += 1
    }

    private func checkLive(_ room: RoomName, _ seq: Int64) {
        guard let place = places[room], place.next == seq + 1 else {
            return violate("\(room) is live at \(seq), and \(places[room]?.next ?? 0) comes next")
        }
    }

    private func take(_ answer: Acknowledgement) {
        guard let re = answer.re else { return }
        switch asked.removeValue(forKey: re) {
        case .part(let room): places[room] = nil
        case .send(let room):
            guard answer.isDuplicate, let seq = answer.seq, let cid = MessageID(re) else { break }
            counts.duplicates += 1
            if !truth.holds(cid, at: seq, in: room) { violate("\(cid) is called a retry of \(seq), and is not") }
        case .join, .history, nil: break
        }
    }

    private func check(_ page: Page) {
        guard let re = page.re, case .history(let room)? = asked.removeValue(forKey: re), let place = places[room]
        else {
            return
        }
        for (event, seq) in zip(page.events, (page.events.first?.seq ?? 0)...) {
            if event.seq != seq || truth.event(seq, of: room, place.epoch) != event {
                violate("event \(event.seq) of a page of \(room) is not what is stored")
            }
        }
    }

    private func violate(_ sentence: String) {
        world.violate("\(name): \(sentence)")
    }
}
