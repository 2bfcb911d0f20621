import ChatProtocol
import TerminalCore
import WebSocketCore

@testable import ChatClient

/// The client program without its terminal: the real model, with a simulated network for its effects.
final class Program {
    let name: String
    private(set) var model: Model
    let watcher: Watcher
    private let world: World
    /// Connects to the server, if it is there.
    private let connect: () -> Link?
    private let deflate: Bool
    private let isImpatient: Bool
    private(set) var link: Link?
    private var socket: ClientSocket?
    private var ticks = 0
    /// Whether the program reads from its socket: a frozen terminal does not.
    var isReading = true { didSet { socket?.isReading = isReading } }

    /// Whether the connection breaks soon after the next message is sent.
    var isDoomed = false

    init(_ world: World, name: String, truth: Truth, connect: @escaping () -> Link?) {
        self.world = world
        self.name = name
        self.connect = connect
        deflate = world.random.happens(1, in: 2)
        isImpatient = world.random.happens(1, in: 2)
        model = Model(size: Size(columns: 80, rows: 24), wantedNick: name, seed: world.random.word())
        watcher = Watcher(world, truth: truth, name: name)
    }

    /// Types a line and presses Enter.
    func enter(_ line: String) {
        take(.key(.text(line)))
        press(.enter)
    }

    func press(_ key: Key) {
        take(.key(.press(KeyPress(key))))
    }

    func take(_ input: Input) {
        let now = Now(monotonic: world.clock.elapsed, wallClock: world.clock.wall)
        for effect in update(&model, input, now: now) { carryOut(effect) }
        ticks += 1
        let tick = ticks
        guard let deadline = model.nextDeadline else { return }
        world.after(max(.zero, deadline - world.clock.elapsed)) { [self] in
            if tick == ticks { take(.tick) }
        }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .connect(_, let number): open(number)
        case .disconnect(let number): close(number, .goingAway)
        case .leave(let number): close(number, .normal)
        case .transmit(let request):
            world.note("\(name) > \(String(decoding: JSONDialect.encode(request), as: UTF8.self))")
            watcher.sent(request)
            socket?.send(request)
            if isImpatient, case .join(let join) = request.command { repeatOpen(in: join.room) }
            if isDoomed, case .send = request.command { cutSoon() }
        case .ping: socket?.ping()
        case .quit(_, let message): world.violate("\(name) quits: \(message ?? "")")
        case .transmitText, .terminal, .file, .configuration, .process: break
        }
    }

    private func open(_ number: ConnectionNumber) {
        watcher.connected()
        world.after(world.random.milliseconds(in: 1...40)) { [self] in
            guard number == model.connection.currentNumber else { return }
            guard let link = connect() else {
                return take(.network(number, .failed(sentence: "Nobody listens there.", canRetry: true)))
            }
            do {
                self.link = link
                socket = try ClientSocket(world, link, number: number, deflate: deflate) { [self] event in
                    hear(event)
                    take(.network(number, event))
                }
                socket?.isReading = isReading
            } catch {
                world.violate("\(name) can't connect: \(error)")
            }
        }
    }

    /// Sends once more what was not confirmed, without waiting for what the replay says of it.
    private func repeatOpen(in name: RoomName) {
        guard let room = model.rooms.first(where: { $0.key == .room(name) }) else { return }
        for item in room.timeline.items {
            guard case .message(let entry) = item.content, entry.delivery == .notConfirmed,
                let cid = entry.reference.cid
            else { continue }
            let send = Request(command: .send(Send(room: name, cid: cid, text: entry.text, kind: .text)))
            watcher.sent(send)
            socket?.send(send)
        }
    }

    private func cutSoon() {
        isDoomed = false
        world.after(world.random.milliseconds(in: 0...90)) { [link] in link?.cut(.reset) }
    }

    /// Ends the program as if its machine had stopped.
    func stop() {
        socket?.drop()
        socket = nil
        link = nil
    }

    private func hear(_ event: NetworkEvent) {
        guard case .message(let message) = event else { return world.note("\(name) < \(event)") }
        world.note("\(name) < \(String(decoding: JSONDialect.encode(message), as: UTF8.self))")
        watcher.received(message)
    }

    private func close(_ number: ConnectionNumber, _ code: CloseCode) {
        guard socket?.number == number else { return }
        socket?.close(code)
        socket = nil
        link = nil
    }
}
