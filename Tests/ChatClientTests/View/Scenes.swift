import ChatProtocol

@testable import ChatClient
@testable import TerminalCore

/// Models to draw, put together as the pictures of the plan show them.
struct Scene {
    var model: Model

    /// A connected client named dana on Monday 23 November 2026, UTC.
    init(_ columns: Int, _ rows: Int, nick: String = "dana") {
        model = Model(size: Size(columns: columns, rows: rows), wantedNick: nick, seed: 1)
        model.now = Now(monotonic: .seconds(1000), wallClock: Self.time("10:22"))
        connect(milliseconds: 4)
    }

    /// `10:02` or `10:02:33` on that day, in milliseconds since 1970.
    static func time(_ clock: String) -> Int64 {
        let parts = clock.split(separator: ":").compactMap { Int64($0) }
        return 1_795_392_000_000 + parts[0] * 3_600_000 + parts[1] * 60_000 + (parts.count > 2 ? parts[2] * 1000 : 0)
    }

    mutating func connect(milliseconds: Int64, dialect: Link.Dialect = .roost) {
        model.connection.state = .connected(
            Link(
                number: 1, dialect: dialect, since: .zero, roundTrip: .milliseconds(milliseconds),
                lastHeard: model.now.monotonic))
    }

    @discardableResult
    mutating func room(
        _ name: String, topic: String = "", people: Int = 0, unread: Int = 0, mentions: Int = 0
    ) -> RoomKey {
        let key = (try? RoomName(name)).map { RoomKey.room($0) } ?? .server(name)
        var room = RoomState(key: key, number: model.rooms.count + 1)
        room.topic = topic
        room.people.count = people
        room.unread = unread
        room.mentions = mentions
        room.membership = .live
        model.rooms.append(room)
        if model.shownRoom == nil { model.shownRoom = key }
        return key
    }

    /// Changes the room on the screen.
    mutating func inShown(_ change: (inout RoomState) -> Void) {
        if let index = model.shownIndex { change(&model.rooms[index]) }
    }

    @discardableResult
    mutating func add(_ clock: String, _ content: TimelineItem.Content) -> ItemID {
        var id: ItemID = 0
        inShown { id = $0.timeline.append(content, time: Self.time(clock)) }
        return id
    }

    @discardableResult
    mutating func say(
        _ clock: String, _ nick: String, _ text: String, kind: MessageEntry.Kind = .text,
        delivery: DeliveryState = .delivered
    ) -> ItemID {
        add(
            clock,
            .message(
                MessageEntry(
                    nick: nick, text: text, kind: kind, isOwn: nick == model.wantedNick,
                    mentionsMe: text.contains("@" + model.wantedNick), delivery: delivery)))
    }

    /// Events that are not here.
    mutating func gap(_ clock: String, _ range: ClosedRange<Int64>, state: MissingEvents.State = .loadable) {
        guard let epoch = Epoch("e1") else { return }
        add(clock, .gap(MissingEvents(epoch: epoch, range: range, state: state)))
    }

    mutating func activity(_ clock: String, joined: [String] = [], left: [String] = []) {
        add(clock, .activity(Activity(joined: joined, left: left)))
    }

    /// Names the people of the shown room.
    mutating func people(_ names: String...) {
        inShown { room in
            room.people.list = names.enumerated().compactMap { index, name in
                guard let nick = try? Nickname(name), let uid = UserID("u\(index)") else { return nil }
                return People.Person(uid: uid, nick: nick)
            }
            room.people.count = names.count
        }
    }

    /// Loses the connection 14 seconds ago; the fourth attempt is 6 seconds away.
    mutating func lose() {
        let now = model.now.monotonic
        model.connection.state = .waiting(Drop(since: now - .seconds(14), attempt: 4, retryAt: now + .seconds(6)))
    }

    mutating func notice(_ text: String) {
        model.notice = Notice(text: text, expires: model.now.monotonic + Notice.lifetime)
    }

    mutating func type(_ text: String) {
        model.composer.editor.insert(text)
    }

    /// The room of mock-up 1.
    static func releaseDay(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.room("#general", topic: "Release day: ship 1.0 before lunch", people: 6)
        scene.room("#random", unread: 4)
        scene.room("#dev")
        let ops = scene.room("#ops")
        for index in scene.model.rooms.indices where scene.model.rooms[index].key == ops {
            scene.model.rooms[index].composer.editor.insert("unsent")
        }
        scene.say("10:02", "alice", "morning all")
        scene.say("10:02:30", "alice", "release day: 1.0 goes out before lunch")
        scene.say("10:03", "bob", "is the changelog final?")
        scene.say("10:03:40", "alice", "yes, see https://example.org/releases/1.0")
        scene.activity("10:04", joined: ["carol", "erin"], left: ["frank"])
        scene.say("10:05", "carol", "wide text keeps the same hanging indent when it wraps, whatever the script")
        scene.say("10:06", "dana", "great. I will watch #ops")
        scene.say("10:06:10", "bob", "starts the build", kind: .action)
        scene.say("10:09", "bob", "build 1412 is green")
        scene.type("nice, tagging it now")
        return scene
    }

    /// The room of mock-up 3, read back to where 17 lines are below.
    static func readingBack(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.connect(milliseconds: 6)
        let dev = try? RoomName("#dev")
        scene.room("#general", unread: 12)
        scene.room("#random", unread: 4)
        scene.room("#dev", topic: "Terminal client", people: 11, unread: 31, mentions: 2)
        scene.room("#ops")
        scene.room("#music")
        scene.room("#lunch", unread: 3, mentions: 1)
        scene.model.rooms[3].composer.editor.insert("unsent")
        scene.model.shownRoom = dev.map { .room($0) }
        scene.say("09:40", "bob", "before all this")
        let top = scene.say("09:41", "erin", "the resize test fails on 20x5 only")
        scene.say("09:42", "bob", "which assert?")
        let seen = scene.say("09:42", "erin", "screen row 3, cell 17")
        scene.say("09:58", "bob", "found it: the sidebar is counted twice")
        scene.say("09:58:30", "bob", "patch in a minute")
        scene.say("10:01", "erin", "@dana can you review?")
        scene.say("10:01", "carol", "same bug on 40x12")
        scene.say("10:02", "bob", "pushed")
        scene.say("10:02", "erin", "thanks")
        scene.say("10:04", "carol", "retesting")
        scene.activity("10:04", joined: ["a", "b", "c", "d", "e"], left: ["frank", "gil"])
        scene.say("10:05", "carol", "40x12 ok")
        scene.say("10:05", "carol", "20x5 ok")
        scene.say("10:06", "bob", "merging after review")
        scene.say("10:06", "erin", "fine by me")
        for number in 1...15 { scene.say("10:\(5 + number)", number % 2 == 0 ? "bob" : "carol", "step \(number)") }
        scene.say("10:21", "bob", "@dana ping")
        scene.say("10:22", "alice", "also: lunch order closes at 11")
        scene.say("10:22", "erin", "pizza")
        scene.inShown {
            $0.readLine = ReadLine(after: seen, count: 31)
            $0.scroll = .reading(top: top, row: 0)
        }
        return scene
    }

    /// The room of mock-up 4.
    static func reconnecting(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.room("#general", topic: "Release day: ship 1.0 before lunch", people: 6)
        scene.room("#random", unread: 4)
        scene.room("#dev")
        scene.room("#ops")
        scene.say("10:09", "bob", "build 1412 is green")
        scene.say("10:10", "dana", "tagging it")
        scene.say("10:10", "alice", "uploading the notes")
        scene.say("10:11", "dana", "done, v1.0 is out", delivery: .notConfirmed)
        scene.add("10:11:32", .outage(Outage(lostAt: time("10:11:32"), cause: "server closed")))
        scene.notice("Not sent: not connected. Your text is kept below.")
        scene.type("congratulations everyone")
        scene.lose()
        return scene
    }

    /// A room where Korean is spoken.
    static func korean(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows, nick: "다나")
        scene.room("#잡담", topic: "점심은 열한 시까지 정합니다", people: 5)
        scene.room("#개발", unread: 4)
        scene.room("#아주긴방이름을가진곳", unread: 31, mentions: 2)
        scene.say("10:02", "미나", "다들 좋은 아침이에요")
        scene.say("10:02:30", "미나", "오늘은 점심 전에 1.0을 내보내는 날이니까 서두르지 말고 하나씩 확인합시다")
        scene.say("10:03", "민준", "변경 기록은 끝났나요? https://example.org/ko/releases/1.0 에 올려 두었습니다")
        scene.activity("10:04", joined: ["서연", "지호"])
        scene.say("10:05", "이름이정말긴사람", "이름이 길어도 글의 자리는 그대로입니다")
        scene.say("10:06", "민준", "@다나 검토해 주세요")
        scene.say("10:07", "다나", "빌드를 시작합니다", kind: .action)
        scene.say("10:09", "지호", "빌드 1412 통과 🎉 한글 자모도 그대로")
        scene.type("좋아요, 지금 태그를 붙일게요")
        return scene
    }

    /// The first-start form of mock-up 6.
    static func form(_ columns: Int, _ rows: Int) -> Scene {
        var scene = Scene(columns, rows)
        scene.model.form = ConnectForm(server: "127.0.0.1:8080", name: "dana", room: "#lobby")
        return scene
    }

    /// Turns the help to a page.
    mutating func page(_ page: Int) {
        model.help?.page = page
    }
}
