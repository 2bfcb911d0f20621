import ChatClient
import ChatProtocol
import TerminalCore

/// A frame of the screen from the model, without a terminal: as it is most of the time, and after what changes all of it.
enum RenderTable {
    private static let size = Size(columns: 200, rows: 50)
    /// As many as a room holds.
    private static let messages = 10_000
    private static let otherRooms = 20
    /// Microseconds that a frame may take when little has changed.
    private static let goal = "100"

    static func print(_ patience: Patience) throws {
        var model = try filledModel()
        var renderer = ScreenRenderer()
        var table = Table("a frame of \(size.columns)x\(size.rows)", "us best", "median", "goal")
        var number = Int64(messages)

        add("nothing has changed", goal, &table, patience) {
            time { _ = renderer.render(model, size: size) }
        }
        add("a message more", goal, &table, patience) {
            number += 1
            hear(&model, number)
            return time { _ = renderer.render(model, size: size) }
        }
        add("a key more in the input line", goal, &table, patience) {
            feed(&model, .key(.text("가")))
            if number.isMultiple(of: 40) { feed(&model, .key(.press(KeyPress(.character("u"), .control)))) }
            number += 1
            return time { _ = renderer.render(model, size: size) }
        }
        add("cold: nothing is wrapped yet", "", &table, patience) {
            var cold = ScreenRenderer()
            return time { _ = cold.render(model, size: size) }
        }
        add("scrolled up by a page", "", &table, patience) {
            feed(&model, .key(.press(KeyPress(.pageUp))))
            return time { _ = renderer.render(model, size: size) }
        }
        table.print("The client's screen with \(messages) messages held and \(otherRooms + 1) rooms")
    }

    private static func add(
        _ name: String, _ goal: String, _ table: inout Table, _ patience: Patience, _ round: () -> Int64
    ) {
        var samples = Samples(patience)
        for _ in 0..<patience.warmUpRounds { _ = round() }
        while !samples.areEnough { samples.add(nanoseconds: round()) }
        table.add(name, Table.number(samples.best / 1000), Table.number(samples.median / 1000), goal)
    }

    private static func time(_ body: () -> Void) -> Int64 {
        let start = Samples.clock()
        body()
        return Samples.clock() - start
    }

    // MARK: The model

    private static func feed(_ model: inout Model, _ input: Input) {
        // The time of day matters to no figure; it moves on, so that nothing waits.
        let now = Now(
            monotonic: .nanoseconds(Samples.clock()), wallClock: 1_790_000_000_000 + Samples.clock() / 1_000_000)
        _ = update(&model, input, now: now)
    }

    private static func server(_ model: inout Model, _ message: ServerMessage) {
        feed(&model, .network(1, .message(message)))
    }

    private static func hear(_ model: inout Model, _ seq: Int64) {
        guard let author = authors.randomElement(), let text = texts.randomElement() else { return }
        server(
            &model,
            .event(
                RoomEvent(
                    room: .lobby, seq: seq, time: Timestamp(milliseconds: 1_790_000_000_000 + seq * 20_000),
                    author: author, cid: nil, body: .message(text: text, kind: .text))))
    }

    private static let authors = ["mina", "jun", "서연", "도윤", "Alex", "하은"].compactMap { name in
        (try? Nickname(name)).map { Author(uid: UserID(randomBytes: Array(name.utf8)), nick: $0) }
    }
    private static let texts = [
        "오늘 강의가 아홉 시에 시작하는지 아는 사람 있어요?", "yes, see https://example.org/releases/1.0 before lunch",
        "네",
        "the build is green again, who broke it? 점심 먹고 다시 볼게요. "
            + "It was the resize test, which fails at 20x5 only, and only on Tuesdays.",
    ]

    private static func filledModel() throws -> Model {
        var model = Model(size: size, wantedNick: "dana", seed: 1)
        feed(&model, .launch(Launch(address: "127.0.0.1:8080")))
        feed(&model, .network(1, .opened(subprotocol: Subprotocol.json)))
        guard let session = SessionID("s"), let token = SessionToken("t"), let uid = UserID("u"),
            let epoch = Epoch("e")
        else { throw BenchmarkFailure("The identities are no longer legal.") }
        let nick = try Nickname("dana")
        server(
            &model,
            .welcome(
                Welcome(
                    session: session, token: token, uid: uid, nick: nick, resumed: false, rooms: [],
                    serverName: "roostd", serverVersion: "0")))
        let rooms = try (1...otherRooms).map { try RoomName("room-\($0)") } + [.lobby]
        for room in rooms {
            server(
                &model,
                .joined(
                    Joined(
                        room: room, epoch: epoch, head: 0, from: 1,
                        people: .members(authors + [Author(uid: uid, nick: nick)]), kept: "a day")))
            server(&model, .live(room, seq: 0))
        }
        for seq in 1...Int64(messages) { hear(&model, seq) }
        guard model.shownRoom?.title == "#lobby" else { throw BenchmarkFailure("The room is not shown.") }
        return model
    }
}
