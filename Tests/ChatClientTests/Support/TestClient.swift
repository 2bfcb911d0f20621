import ChatProtocol
import TerminalCore

@testable import ChatClient

/// A client in virtual time: inputs go in, effects come out, and nothing else happens.
struct TestClient {
    var model: Model
    var now = Now(monotonic: .seconds(1_000), wallClock: 1_700_000_000_000)
    var metrics = FixedMetrics()
    /// What the server was told without an answer: typing and read marks, which most tests are not about.
    var told: [Command] = []
    /// What was written for the next start.
    var kept: [StatePart: String] = [:]
    /// What was written into logs.
    var logged: [LogEntry] = []

    init(nick: String = "dana") {
        model = Model(size: Size(columns: 80, rows: 24), wantedNick: nick, seed: 7)
        model.session.lastTitle = "roost"
    }

    /// A client that was welcomed and is live in #lobby with bob and carol.
    static func inLobby(nick: String = "dana") -> TestClient {
        var client = TestClient(nick: nick)
        client.launch()
        client.welcome(nick: nick)
        client.joinLive("lobby", epoch: "e1", head: 0)
        return client
    }

    @discardableResult
    mutating func send(_ input: Input) -> [Effect] {
        update(&model, input, now: now, metrics: metrics).filter { effect in
            switch effect {
            case .transmit(let request):
                switch request.command {
                case .typing, .read:
                    told.append(request.command)
                    return false
                default: return true
                }
            case .file(.keep(let part, let text)):
                kept[part] = text
                return false
            case .file(.log(let entries)):
                logged += entries
                return false
            default: return true
            }
        }
    }

    @discardableResult
    mutating func launch(
        address: String? = "chat.example:8080", rooms: [RoomName] = [.lobby], state: ClientState = ClientState()
    ) -> [Effect] {
        var launch = Launch(address: address, rooms: rooms)
        launch.state = state
        return send(.launch(launch))
    }

    @discardableResult
    mutating func network(_ event: NetworkEvent) -> [Effect] {
        send(.network(model.connection.currentNumber ?? 0, event))
    }

    @discardableResult
    mutating func server(_ message: ServerMessage) -> [Effect] { network(.message(message)) }

    @discardableResult
    mutating func press(_ key: Key, _ modifiers: Modifiers = []) -> [Effect] {
        send(.key(.press(KeyPress(key, modifiers))))
    }

    @discardableResult
    mutating func press(_ press: KeyPress) -> [Effect] { send(.key(.press(press))) }

    mutating func type(_ text: String) { send(.key(.text(text))) }

    @discardableResult
    mutating func paste(_ text: String) -> [Effect] { send(.key(.paste(text, truncated: false))) }

    /// Types a line and presses Enter.
    @discardableResult
    mutating func enter(_ line: String) -> [Effect] {
        type(line)
        return press(.enter)
    }

    /// Lets time pass in one step and ticks.
    @discardableResult
    mutating func advance(by duration: Duration) -> [Effect] {
        now.monotonic += duration
        now.wallClock += Int64(duration.wholeMilliseconds)
        return send(.tick)
    }

    /// Follows the deadlines that the model asks for until a moment; returns each effect with its time.
    @discardableResult
    mutating func run(for duration: Duration) -> [(at: Duration, effect: Effect)] {
        let start = now.monotonic
        let end = start + duration
        var seen: [(at: Duration, effect: Effect)] = []
        while let next = model.nextDeadline, next <= end {
            let effects = advance(by: max(.zero, next - now.monotonic))
            seen += effects.map { (now.monotonic - start, $0) }
            precondition(seen.count < 10_000, "the deadlines do not move on")
        }
        now.wallClock += Int64((end - now.monotonic).wholeMilliseconds)
        now.monotonic = end
        return seen
    }

    @discardableResult
    mutating func welcome(
        nick: String = "dana", resumed: Bool = false, rooms: [RoomName] = [], caps: [String] = ["typing", "read"]
    ) -> [Effect] {
        network(.opened(subprotocol: "roost.v1.json"))
            + server(
                .welcome(
                    Welcome(
                        session: SessionID("s1")!, token: SessionToken("t1")!, uid: UserID("u-dana")!,
                        nick: try! Nickname(nick), caps: caps, resumed: resumed, rooms: rooms, serverName: "roostd",
                        serverVersion: "0.1.0")))
    }

    mutating func joinLive(_ room: String, epoch: String, head: Int64) {
        server(.joined(.test(room, epoch: epoch, head: head, from: head + 1)))
        server(.live(try! RoomName(room), seq: head))
    }

    /// What somebody says in a room.
    @discardableResult
    mutating func hear(
        _ text: String, from nick: String = "bob", in room: String = "lobby", seq: Int64, cid: MessageID? = nil
    ) -> [Effect] {
        server(.event(.test(text, from: nick, in: room, seq: seq, cid: cid)))
    }

    /// The shown text with `|` where the cursor is.
    var line: String {
        var text = Array(model.composer.editor.text)
        text.insert("|", at: model.composer.editor.cursor)
        return String(text)
    }

    func room(_ name: String = "lobby") -> RoomState {
        model.rooms[model.index(of: try! RoomName(name))!]
    }

    /// The timeline of a room, one word or sentence an item.
    func items(_ name: String = "lobby") -> [String] { room(name).timeline.items.map(\.content.picture) }
}

/// Every item that is shown takes as many rows, and the pane shows ten.
struct FixedMetrics: ChatMetrics {
    var pane = 10
    var rows = 1
    var inputColumns: Int?
    func paneRows(in model: Model, isReading: Bool) -> Int { pane }
    func rows(ofItemAt index: Int, in room: RoomState, of model: Model) -> Int {
        model.isHidden(room.timeline.items[index], in: room) ? 0 : rows
    }
    func target(at position: CellPosition, in model: Model) -> PointerTarget? { nil }
    func inputColumns(in model: Model) -> Int? { inputColumns }
}

extension TimelineItem.Content {
    /// An item as tests read it.
    var picture: String {
        switch self {
        case .message(let entry): "\(entry.nick): \(entry.text)\(entry.delivery.picture)"
        case .activity(let activity):
            (["--"] + activity.joined.map { "+\($0)" } + activity.left.map { "-\($0)" }
                + activity.renamed.map { "\($0.from)>\($0.to)" }).joined(separator: " ")
        case .topic(let by, let text): "\(by) topic \(text)"
        case .outage(let outage):
            "outage: \(outage.cause)\(outage.recovery.map { " \($0.seconds) s \($0.missed)" } ?? "")"
        case .gap(let missing): "gap \(missing.count)\(missing.state.picture)"
        case .cleared: "cleared"
        case .link(let link): "link \(link)"
        case .notice(let text): "(\(text))"
        }
    }
}

extension MissingEvents.State {
    var picture: String {
        switch self {
        case .loadable: ""
        case .asking: " [asking]"
        case .gone: " [gone]"
        }
    }
}

extension DeliveryState {
    var picture: String {
        switch self {
        case .delivered, .written: ""
        case .sending: " [sending]"
        case .delayed: " [delayed]"
        case .notConfirmed: " [not confirmed]"
        case .notSent: " [not sent]"
        }
    }
}

extension Joined {
    static func test(
        _ room: String, epoch: String, head: Int64, from: Int64, recovered: Bool? = nil, gap: ClosedRange<Int64>? = nil,
        people: [String] = ["bob", "carol", "dana"]
    ) -> Joined {
        Joined(
            room: try! RoomName(room), epoch: Epoch(epoch)!, head: head, from: from, recovered: recovered, gap: gap,
            people: .members(people.map { .test($0) }), kept: "a day")
    }
}

extension Author {
    static func test(_ nick: String) -> Author {
        Author(uid: UserID("u-" + nick.filter(\.isASCII))!, nick: try! Nickname(nick))
    }
}

extension RoomEvent {
    static func test(
        _ text: String, from nick: String = "bob", in room: String = "lobby", seq: Int64, cid: MessageID? = nil
    ) -> RoomEvent {
        RoomEvent(
            room: try! RoomName(room), seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000 + seq),
            author: .test(nick), cid: cid, body: .message(text: text, kind: .text))
    }
}

extension [Effect] {
    /// The introduction among the effects.
    var hello: Hello? {
        for case .transmit(let request) in self {
            if case .hello(let hello) = request.command { return hello }
        }
        return nil
    }

    /// The messages among the effects.
    var sends: [Send] {
        compactMap { if case .transmit(let request) = $0, case .send(let send) = request.command { send } else { nil } }
    }
}
