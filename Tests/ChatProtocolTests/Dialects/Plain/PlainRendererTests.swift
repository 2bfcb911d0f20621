import ChatProtocol
import Testing

@Suite("Plain text to people: every line begins with its own stamp")
struct PlainRendererTests {
    static let now = Timestamp(milliseconds: 1_795_435_629_000)
    static let earlier = Timestamp(milliseconds: 1_795_435_387_042)

    private func author(_ nick: String) throws -> Author {
        Author(uid: try #require(UserID("u1")), nick: try Nickname(nick))
    }

    private func event(_ body: RoomEvent.Body, by nick: String = "mina") throws -> RoomEvent {
        RoomEvent(room: .lobby, seq: 1, time: Self.earlier, author: try author(nick), cid: nil, body: body)
    }

    private func said(_ text: String, _ kind: MessageKind = .text) throws -> String? {
        lines(.event(try event(.message(text: text, kind: kind))))
    }

    private func lines(_ message: ServerMessage, utcOffset: Duration = .zero) -> String? {
        PlainDialect.lines(for: message, now: Self.now, utcOffset: utcOffset)
    }

    @Test("what people say, by its own time")
    func messages() throws {
        #expect(try said("hello") == "12:03:07 #lobby <mina> hello")
        #expect(try said("안녕하세요!") == "12:03:07 #lobby <mina> 안녕하세요!")
        #expect(try said("build passed", .notice) == "12:03:07 #lobby -mina- build passed")
        #expect(try said("waves", .action) == "12:03:07 #lobby <mina> * waves")
        #expect(
            lines(.event(try event(.message(text: "밤", kind: .text))), utcOffset: .seconds(9 * 3600))
                == "21:03:07 #lobby <mina> 밤")
    }

    @Test("each further line has a stamp of its own, so that none can be forged")
    func forgery() throws {
        #expect(
            try said("one\ntwo\n\nthree") == """
                12:03:07 #lobby <mina> one
                12:03:07 #lobby <mina> two
                12:03:07 #lobby <mina>\u{20}
                12:03:07 #lobby <mina> three
                """)
        let fake = "12:03:09 #lobby * jun joined"
        for lineEnd in ["\n", "\r", "\r\n", "\u{2028}", "\u{2029}"] {
            #expect(
                try said("hi" + lineEnd + fake)
                    == "12:03:07 #lobby <mina> hi\n12:03:07 #lobby <mina> 12:03:09 #lobby * jun joined")
        }
        for control in ["\u{B}", "\u{C}", "\u{85}", "\u{1B}[2K\u{1B}[G", "\u{8}\u{8}\u{8}", "\u{9B}G", "\u{0}"] {
            let text = try #require(try said("hi" + control + fake))
            #expect(text.hasPrefix("12:03:07 #lobby <mina> hi"))
            #expect(text.split(separator: "\n").count == 1)
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
        #expect(
            try said("jun joined", .action) != lines(.ephemeral(Ephemeral(room: .lobby, body: .join(author("jun"))))))
        #expect(try said("set the topic: x", .action) != lines(.event(event(.topic("x")))))
    }

    @Test("no text reorders the line that it stands in")
    func bidi() throws {
        #expect(try said("\u{202E}olleh\u{202C} \u{2066}a\u{2069}") == "12:03:07 #lobby <mina> olleh a")
        // What scripts and emoji need stays.
        #expect(try said("👩‍👩‍👧 می‌خواهم") == "12:03:07 #lobby <mina> 👩‍👩‍👧 می‌خواهم")
    }

    @Test("a conversation bears the name that the reader is shown")
    func conversation() throws {
        let room = try RoomName("@u1-u2")
        var event = try event(.message(text: "one\ntwo", kind: .text))
        event.room = room
        func shown(_ message: ServerMessage) -> String? {
            PlainDialect.lines(for: message, now: Self.now) { $0 == room ? "@jun" : $0.wire }
        }
        #expect(shown(.event(event)) == "12:03:07 @jun <mina> one\n12:03:07 @jun <mina> two")
        let lobby = try self.event(.topic("x"))
        #expect(
            shown(.page(Page(re: nil, events: [event, lobby], more: false, head: 1)))?.hasSuffix(
                "12:03:07 @jun <mina> two\n12:03:07 #lobby * mina set the topic: x") == true)
        let leave = Ephemeral(room: room, body: .leave(try author("jun"), reason: nil))
        #expect(shown(.ephemeral(leave)) == "12:07:09 @jun * jun left")
    }

    @Test("who comes and goes, by the server's clock")
    func presence() throws {
        func shown(_ body: Ephemeral.Body) -> String? { lines(.ephemeral(Ephemeral(room: .lobby, body: body))) }
        let jun = try author("jun")
        #expect(shown(.join(jun)) == "12:07:09 #lobby * jun joined")
        #expect(shown(.leave(jun, reason: nil)) == "12:07:09 #lobby * jun left")
        #expect(shown(.leave(jun, reason: "bye\nall")) == "12:07:09 #lobby * jun left: bye\n12:07:09 #lobby * all")
        #expect(shown(.nick(jun, try Nickname("dana"))) == "12:07:09 #lobby * jun is now dana")
        let own = Ephemeral(room: nil, body: .nick(jun, try Nickname("dana")))
        #expect(lines(.ephemeral(own)) == "12:07:09 * You are now dana.")
        #expect(shown(.count(500)) == nil)
        #expect(shown(.unknown(kind: "typing")) == nil)
    }

    @Test("topics")
    func topics() throws {
        #expect(lines(.event(try event(.topic("배포")))) == "12:03:07 #lobby * mina set the topic: 배포")
        let jun = try author("jun")
        let sentences: [(Moderation, String)] = [
            (Moderation(.kick, target: jun, reason: "광고"), "jun was kicked by mina: 광고"),
            (Moderation(.ban, target: jun, seconds: 90), "jun was banned by mina for 90 s"),
            (Moderation(.ban, target: jun, seconds: 172_800, reason: "x"), "jun was banned by mina for 2 d: x"),
            (Moderation(.unban, target: jun), "jun was unbanned by mina"),
            (Moderation(.mute, target: jun, seconds: 5_400), "jun was muted by mina for 90 min"),
            (Moderation(.unmute, target: jun), "jun was unmuted by mina"),
            (Moderation(.op, target: try author("mina")), "mina is an operator now"),
        ]
        for (moderation, sentence) in sentences {
            #expect(lines(.event(try event(.moderation(moderation)))) == "12:03:07 #lobby * \(sentence)")
        }
        #expect(lines(.event(try event(.redaction(of: 7)))) == "12:03:07 #lobby * mina removed a message")
        #expect(lines(.event(try event(.tombstone))) == "12:03:07 #lobby * a message of mina was removed")
        #expect(lines(.event(try event(.topic("")))) == "12:03:07 #lobby * mina cleared the topic")
        #expect(lines(.event(try event(.unknown(kind: "mod")))) == nil)
    }

    @Test("the way in")
    func entrance() throws {
        let mina = try author("mina")
        let welcome = Welcome(
            session: try #require(SessionID("s")), token: try #require(SessionToken("t")), uid: mina.uid,
            nick: mina.nick, serverName: "roostd", serverVersion: "0.1")
        #expect(
            lines(.welcome(welcome)) == "12:07:09 * Welcome to roostd. You are mina. /help lists the commands.")
        let epoch = try #require(Epoch("e"))
        var joined = Joined(
            room: .lobby, epoch: epoch, head: 0, from: 1, topic: "배포",
            people: .members([mina, try author("jun")]), kept: "")
        #expect(
            lines(.joined(joined)) == """
                12:07:09 #lobby * You are here. 2 people: jun, mina
                12:07:09 #lobby * Topic: 배포
                """)
        joined.topic = ""
        joined.peer = try author("jun")
        #expect(
            lines(.joined(joined))
                == "12:07:09 #lobby * This is between you and jun. /msg jun TEXT says something here.")
        joined.peer = nil
        joined.people = .count(500)
        #expect(lines(.joined(joined)) == "12:07:09 #lobby * You are here. 500 people")
        #expect(lines(.note(Note(text: "Be kind.\nHave fun."))) == "12:07:09 * Be kind.\n12:07:09 * Have fun.")
    }

    @Test("answers")
    func answers() throws {
        let mina = try author("mina")
        #expect(lines(.who(WhoList(room: .lobby, members: [mina]))) == "12:07:09 #lobby * 1 person: mina")
        #expect(
            lines(
                .rooms(
                    RoomList(rooms: [
                        .init(room: .lobby, count: 2, topic: "t"), .init(room: try RoomName("개발"), count: 1),
                    ])))
                == "12:07:09 * #lobby 2 people: t\n12:07:09 * #개발 1 person")
        #expect(lines(.rooms(RoomList(rooms: []))) == "12:07:09 * No rooms yet. /join lobby makes the first one.")
        #expect(
            lines(
                .page(
                    Page(
                        re: nil, events: [try event(.message(text: "a", kind: .text)), try event(.topic("b"))],
                        more: false, head: 2)))
                == "12:03:07 #lobby <mina> a\n12:03:07 #lobby * mina set the topic: b")
        #expect(
            lines(.page(Page(re: nil, events: [], more: false, head: 0))) == "12:07:09 * There are no earlier messages."
        )
        var search = SearchRequest(try SearchWords("Deploy  now"), in: .lobby)
        var nothing = Page(re: nil, events: [], more: false, head: 9, search: search)
        #expect(lines(.page(nothing)) == #"12:07:09 * Nothing about "Deploy now" in #lobby."#)
        nothing.more = true
        #expect(
            lines(.page(nothing)) == #"12:07:09 * Nothing about "Deploy now" in the newest messages of #lobby."#)
        search.room = nil
        let found = Page(
            re: nil, events: [try event(.message(text: "a", kind: .text))], more: true, head: 9, search: search)
        #expect(lines(.page(found)) == "12:03:07 #lobby <mina> a")
        let epoch = try #require(Epoch("e"))
        #expect(
            lines(.gap(Gap(room: .lobby, epoch: epoch, range: 1...9)))
                == "12:07:09 #lobby * Earlier messages no longer kept here: 9")
    }

    @Test("refusals")
    func refusals() {
        func shown(_ code: ErrorCode, _ message: String?, _ wait: Duration?) -> String? {
            lines(.error(ErrorAnswer(re: nil, code: code, message: message, retryAfter: wait)))
        }
        #expect(shown(.rateLimited, nil, .seconds(2)) == "! rate limited, wait 2 s")
        #expect(shown(.rateLimited, nil, .milliseconds(1001)) == "! rate limited, wait 2 s")
        #expect(shown(.rateLimited, nil, .milliseconds(1)) == "! rate limited, wait 1 s")
        #expect(shown(.nickInUse, "The name bob is in use.", nil) == "! The name bob is in use.")
        #expect(shown(.badRequest, "one\ntwo", nil) == "! one\n! two")
        #expect(
            shown(.unavailable, nil, .seconds(5))
                == "! The server can't do that right now. Try again in a moment. Wait 5 s.")
        #expect(lines(.closing(Closing(.draining))) == "! The server is stopping and will be back.")
    }

    @Test("what is only for programs is not shown")
    func silent() {
        #expect(lines(.live(.lobby, seq: 1)) == nil)
        #expect(lines(.ok(Acknowledgement(re: "1"))) == nil)
        #expect(lines(.pong(re: nil, time: Self.now)) == nil)
        #expect(lines(.unknown(type: "x")) == nil)
    }

    @Test("the help names every command that the parser knows")
    func help() {
        let help = PlainDialect.help(now: Self.now).split(separator: "\n")
        #expect(help.first == "12:07:09 * /nick NAME                  change your name")
        #expect(help.allSatisfy { $0.hasPrefix("12:07:09 * ") })
        for name in [
            "nick", "join", "part", "rooms", "names", "msg", "me", "topic", "history", "search", "whoami", "help",
            "quit", "set",
            "password", "oper", "kick", "ban", "unban", "mute", "unmute",
        ] {
            #expect(help.contains { $0.hasPrefix("12:07:09 * /\(name)") }, "\(name)")
        }
    }
}
