import ChatProtocol
import TerminalCore

@testable import ChatClient

/// Somebody at a client: says what they have to say, sees to what did not arrive, and does now and then something else.
///
/// They know nothing but what is on their screen.
final class Person {
    let program: Program
    private let world: World
    private var random: Chance
    /// What is still to be said, and where.
    private var unsaid: [(room: RoomName, text: String)]
    /// Whether nobody looks at the screen any more; the program goes on.
    var isAway = false
    /// All that there was to say.
    private var lines: [(room: RoomName, text: String)]
    /// What a person does besides, each once.
    private var whims: [Whim]

    private enum Whim { case renames, setsTopic, leavesAndReturns, readsBack }

    init(_ program: Program, _ world: World, rooms: [RoomName], lines: Int) {
        self.program = program
        self.world = world
        var random = world.random.split()
        self.lines = (1...lines).map { number in
            // One of them is long, and makes whoever does not read fall behind.
            let length = number == 3 ? 3_000 : random.element(of: [0, 20, 300, 700]) ?? 0
            let text = "\(program.name) \(number) 안녕" + String(repeating: "·", count: length / 2)
            return (random.element(of: rooms) ?? .lobby, text)
        }
        unsaid = self.lines
        whims = [.renames, .setsTopic, .leavesAndReturns, .readsBack].filter { _ in random.happens(1, in: 2) }
        self.random = random
    }

    /// Starts the program, and looks at the screen from time to time from then on.
    func begin(in rooms: [RoomName]) {
        program.take(.launch(Launch(address: "simulation", rooms: rooms)))
        thinkLater()
    }

    /// Whether everything is said and nothing known to be missing.
    var isContent: Bool {
        let model = program.model
        return unsaid.isEmpty && whims.isEmpty && program.isReading && model.form == nil && model.overlay == nil
            && model.rooms.allSatisfy { $0.membership == .live && $0.timeline.open.isEmpty && !$0.hasDraft }
    }

    /// Has them say something more.
    func add(_ text: String, in room: RoomName) {
        lines.append((room, text))
        unsaid.append((room, text))
    }

    /// What this person has said in a room.
    func saidLines(in room: RoomName) -> [String] { lines.filter { $0.room == room }.map(\.text) }

    private func thinkLater() {
        // Now and then faster than any answer.
        let pause = random.milliseconds(in: random.happens(1, in: 4) ? 1...30 : 50...4_000)
        world.after(pause) { [self] in
            guard !isAway else { return }
            think()
            thinkLater()
        }
    }

    private func think() {
        let model = program.model
        guard program.isReading else { return }
        if model.overlay != nil || model.question != nil { return program.press(.escape) }
        if case .ended(let sentence) = model.connection.state { world.violate("\(program.name) gives up: \(sentence)") }
        // The first-start form says that there is no server.
        if model.form != nil, case .disconnected = model.connection.state { return program.press(.enter) }
        guard case .connected = model.connection.state, model.form == nil else { return }
        // What the server has refused stands in the input line, or in the room.
        if let room = model.rooms.first(where: { $0.hasDraft && $0.membership == .live }) {
            show(room.key)
            return program.press(.enter)
        }
        // Whoever has a draft types nothing into it.
        guard !model.rooms.contains(where: \.hasDraft) else { return }
        if let lost = nextLost(model) {
            show(lost.room)
            return program.enter(lost.text)
        }
        if random.happens(1, in: 6), let whim = whims.popLast() { return follow(whim) }
        guard let next = unsaid.first, isPresent(in: next.room) else { return }
        unsaid.removeFirst()
        show(.room(next.room))
        program.enter(next.text)
    }

    /// A message that the screen says is not in the log, or may not be; some people don't wait for the proof.
    private func nextLost(_ model: Model) -> (room: RoomKey, text: String)? {
        for room in model.rooms where room.membership == .live || room.membership == .catchingUp {
            for item in room.timeline.items {
                guard case .message(let entry) = item.content, entry.isOwn else { continue }
                if entry.delivery == .notSent || entry.delivery == .notConfirmed { return (room.key, entry.text) }
            }
        }
        return nil
    }

    private func isPresent(in room: RoomName) -> Bool {
        program.model.rooms.contains {
            $0.key == .room(room) && ($0.membership == .live || $0.membership == .catchingUp)
        }
    }

    private func show(_ key: RoomKey) {
        guard program.model.shownRoom != key else { return }
        guard let room = program.model.rooms.first(where: { $0.key == key }) else { return }
        // A draft in the room that is left stays there.
        program.take(.key(.press(KeyPress(.character(Character("\(room.number)")), .alt))))
    }

    private func follow(_ whim: Whim) {
        switch whim {
        case .renames: program.enter("/nick \(program.name)-\(random.number(in: 10...99))")
        case .setsTopic: program.enter("/topic \(program.name) \(random.number(in: 1...1_000_000))")
        case .readsBack:
            program.press(.pageUp)
            program.press(.pageUp)
        case .leavesAndReturns:
            // What is on its way is waited for: with the page goes what the person knows of it.
            guard let index = program.model.shownIndex, case .room(let name) = program.model.rooms[index].key,
                program.model.rooms[index].timeline.open.isEmpty, program.model.rooms[index].membership == .live
            else { return whims.append(.leavesAndReturns) }
            program.enter("/part")
            program.enter("/join \(name)")
        }
    }
}
