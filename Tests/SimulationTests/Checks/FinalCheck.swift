import ChatProtocol

@testable import ChatClient

/// What has to hold once everything has come to rest.
struct FinalCheck {
    private let simulation: Simulation
    private var world: World { simulation.world }
    private var truth: Truth { simulation.truth }

    init(_ simulation: Simulation) {
        self.simulation = simulation
    }

    func run() {
        for person in simulation.people where !person.isContent {
            world.violate("\(person.program.name) does not come to rest: \(describe(person.program.model))")
        }
        for room in Simulation.rooms {
            checkLog(room)
            for person in simulation.people {
                checkScreen(of: person.program, room)
                checkOrder(of: person.program, room)
            }
        }
    }

    /// Nothing is there twice, and all that anybody has said is there.
    private func checkLog(_ room: RoomName) {
        let texts = truth.events(of: room).compactMap(\.messageText)
        for text in Set(texts) where texts.count(where: { $0 == text }) > 1 {
            world.violate("\(room) has '\(text.prefix(20))' twice")
        }
        for person in simulation.people {
            for text in person.saidLines(in: room) where !texts.contains(text) {
                // What a machine took with it was seen, and is known as another life of the room.
                guard simulation.hasLostPower, truth.hasEverHeld(text, in: room) else {
                    world.violate("\(room) lacks '\(text.prefix(20))'")
                    continue
                }
            }
        }
    }

    /// The screen has what was read, which is all that is there but for what it says is missing.
    private func checkScreen(of program: Program, _ name: RoomName) {
        guard let room = program.model.rooms.first(where: { $0.key == .room(name) }),
            let reading = program.watcher.readings[name]
        else { return world.violate("\(program.name) is not in \(name)") }
        let log = truth.events(of: name)
        let missing = room.timeline.items.reduce(into: 0) {
            if case .gap(let gap) = $1.content { $0 += Int(gap.count) }
        }
        if !simulation.hasLostPower, Int(reading.from) - 1 + reading.seqs.count + missing != log.count {
            world.violate("\(program.name) has \(reading.seqs) of \(log.count) in \(name), and \(missing) missing")
        }
        let read = reading.seqs.filter { $0 <= log.count }.compactMap { seq in
            log[Int(seq) - 1].messageText.map { "\(seq) \($0)" }
        }
        var shown = room.timeline.items.compactMap { item -> String? in
            guard case .message(let entry) = item.content else { return nil }
            // What only a retry's answer tells of lies in a gap.
            guard let seq = entry.reference.seq, missing == 0 || reading.seqs.contains(seq) else { return nil }
            return "\(seq) \(entry.text)"
        }
        // Above it may be what the machine took with it.
        if simulation.hasLostPower { shown = Array(shown.suffix(read.count)) }
        if shown != read {
            world.violate("\(program.name) shows in \(name) what it has not read:\n\(short(shown))\n\(short(read))")
        }
        if room.topic != truth.topic(of: name) { world.violate("\(program.name) sees another topic in \(name)") }
        let present = Set(room.people.list?.map(\.nick) ?? [])
        let expected = Set(simulation.people.compactMap(\.program.model.me?.nick))
        if present != expected { world.violate("\(program.name) sees \(present) in \(name) and not \(expected)") }
    }

    private func short(_ lines: [String]) -> [Substring] { lines.map { $0.prefix(12) } }

    /// What was sent before something else, for the last time, comes before it.
    private func checkOrder(of program: Program, _ room: RoomName) {
        let seqs = Dictionary(
            truth.events(of: room).compactMap { event in event.cid.map { ($0, event.seq) } }
        ) { first, _ in first }
        let stored = program.watcher.sendings.compactMap { cid, sending in seqs[cid].map { (sending, $0) } }
        for (earlier, seq) in stored {
            for (later, other) in stored where earlier.last < later.first && seq > other {
                world.violate("\(program.name): event \(seq) of \(room) was said before \(other)")
            }
        }
    }

    private func describe(_ model: Model) -> String {
        let rooms = model.rooms.map { room in
            "\(room.key.title) \(room.membership) \(room.timeline.open.count) open\(room.hasDraft ? ", draft" : "")"
        }
        return "\(model.connection.state) \(rooms) \(model.notice?.text ?? "") \(model.form == nil ? "" : "form")"
    }
}
