import ChatServer
import Testing

/// Members of a room over real sockets, in both dialects.
@Suite(.timeLimit(.minutes(1))) struct RoomConversationTests {
    static func send(_ text: String, cid: Int, room: String = "#lobby") -> String {
        #"{"t":"send","room":"\#(room)","cid":"cid-000000000000\#(cid)","text":"\#(text)","kind":"text"}"#
    }

    @Test func `a join is answered, replayed and live, and the others are told`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let joined = try await jun.next()
            #expect(joined["t"] == .string("joined"))
            #expect(joined["re"] == .string("j"))
            #expect(joined["head"] == .number(0))
            #expect(joined["from"] == .number(1))
            #expect(joined["recovered"] == nil)
            #expect(joined["members"]?.array?.compactMap { $0["nick"]?.string } == ["jun", "mina"])
            #expect(try await jun.next()["t"] == .string("live"))
            let told = try await mina.next("eph")
            #expect(told["k"] == .string("join"))
            #expect(told["by"] == .string("jun"))
        }
    }

    @Test func `an event reaches everybody, the author included, with the same bytes`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await mina.say(Self.send("안녕하세요!", cid: 1))
            _ = try await mina.next("eph")
            let own = try await mina.text()
            #expect(try await jun.text() == own)
            let event = try JSONValue(own)
            #expect(event["seq"] == .number(1))
            #expect(event["k"] == .string("msg"))
            #expect(event["by"] == .string("mina"))
            #expect(event["cid"] == .string("cid-0000000000001"))
            #expect(event["text"] == .string("안녕하세요!"))
        }
    }

    @Test func `a retry is recognised, and another text under the same id refused`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            try await mina.say(Self.send("once", cid: 1))
            _ = try await mina.next("ev")
            try await mina.say(Self.send("once", cid: 1))
            let ok = try await mina.next()
            #expect(ok["t"] == .string("ok"))
            #expect(ok["dup"] == .bool(true))
            #expect(ok["seq"] == .number(1))
            try await mina.say(Self.send("twice", cid: 1))
            #expect(try await mina.next()["code"] == .string("cid_reused"))
            try await mina.say(Self.send("next", cid: 2))
            #expect(try await mina.next()["seq"] == .number(2))
        }
    }

    @Test func `after a part no event follows, and nothing can be said`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await jun.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
            #expect(try await jun.next("ok")["re"] == .string("p"))
            #expect(try await mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            try await mina.say(Self.send("alone", cid: 1))
            _ = try await mina.next("ev")
            try await jun.say(Self.send("still here?", cid: 2))
            #expect(try await jun.next()["code"] == .string("not_member"))
        }
    }

    @Test func `a command of a room that does not exist says so`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"who","id":"w","room":"#nowhere"}"##)
            #expect(try await mina.next()["code"] == .string("no_such_room"))
        }
    }

    @Test func `topic, nick, who and rooms`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await mina.say(##"{"t":"topic","id":"t","room":"#lobby","value":"점심 메뉴"}"##)
            let event = try await jun.next("ev")
            #expect(event["k"] == .string("topic"))
            let ok = try await mina.next("ok")
            #expect(ok["re"] == .string("t"))
            #expect(ok["seq"] == .number(1))

            try await jun.say(#"{"t":"nick","id":"n1","value":"MINA"}"#)
            #expect(try await jun.next()["code"] == .string("nick_in_use"))
            try await jun.say(#"{"t":"nick","id":"n2","value":"준"}"#)
            #expect(try await jun.next("ok")["re"] == .string("n2"))
            let told = try await mina.next("eph") { $0["k"] == .string("nick") }
            #expect(told["by"] == .string("jun"))
            try await jun.say(Self.send("새 이름", cid: 1))
            #expect(try await mina.next("ev") { $0["k"] == .string("msg") }["by"] == .string("준"))

            try await mina.say(##"{"t":"who","id":"w","room":"#lobby"}"##)
            let who = try await mina.next("who")
            #expect(who["members"]?.array?.compactMap { $0["nick"]?.string } == ["mina", "준"])
            try await mina.say(#"{"t":"rooms","id":"r"}"#)
            let rooms = try await mina.next("rooms")
            #expect(rooms["rooms"]?.array?.count == 1)
            #expect(rooms["rooms"]?.array?.first?["topic"] == .string("점심 메뉴"))
            #expect(rooms["rooms"]?.array?.first?["count"] == .number(2))
        }
    }

    @Test func `who takes another name is told even where no room tells it`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            try await mina.say(#"{"t":"nick","id":"n","value":"미나"}"#)
            let told = try await mina.next()
            #expect(told["t"] == .string("eph"))
            #expect(told["room"] == nil)
            #expect(told["uid"] == mina.welcome["uid"])
            #expect(told["by"] == .string("mina"))
            #expect(told["nick"] == .string("미나"))
            #expect(try await mina.next()["re"] == .string("n"))
            let plain = try await server.plain()
            try await plain.say("/nick 준")
            #expect(try await plain.next { $0.contains("You are now") }.hasSuffix(" * You are now 준."))
        }
    }

    @Test func `history comes in pages before, after and around`() async throws {
        try await RunningServer.run({ $0.rate.messagesPerSecond = 0 }) { server in
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await mina.next("joined")["epoch"]?.string)
            for number in 1...9 { try await mina.say(Self.send("m\(number)", cid: number)) }
            _ = try await mina.next("ev") { $0["seq"] == .number(9) }
            func page(_ anchor: String, _ epoch: String, _ seq: Int) async throws -> JSONValue {
                try await mina.say(
                    ##"{"t":"history","id":"h","room":"#lobby","\##(anchor)":["\##(epoch)",\##(seq)],"limit":3}"##)
                return try await mina.next()
            }
            func seqs(_ page: JSONValue) -> [Int64]? { page["events"]?.array?.compactMap { $0["seq"]?.number } }
            let before = try await page("before", epoch, 9)
            #expect(seqs(before) == [6, 7, 8])
            #expect(before["more"] == .bool(true))
            #expect(before["head"] == .number(9))
            #expect(seqs(try await page("after", epoch, 7)) == [8, 9])
            #expect(seqs(try await page("around", epoch, 5)) == [4, 5, 6])
            #expect(try await page("before", "other0000000000", 9)["t"] == .string("err"))
        }
    }

    @Test func `a room without events goes with its last member`() async throws {
        try await RunningServer.run({ $0.rooms = 1 }) { server in
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"join","id":"1","room":"#one"}"##)
            _ = try await mina.next("live")
            try await mina.say(##"{"t":"join","id":"2","room":"#two"}"##)
            let refused = try await mina.next()
            #expect(refused["re"] == .string("2"))
            #expect(refused["code"] == .string("too_many_rooms"))
            try await mina.say(##"{"t":"part","id":"3","room":"#one"}"##)
            _ = try await mina.next("ok")
            try await mina.say(##"{"t":"join","id":"4","room":"#two"}"##)
            #expect(try await mina.next()["t"] == .string("joined"))
        }
    }

    @Test func `in a full table the room that has been empty longest makes place, and no room with people`()
        async throws
    {
        try await RunningServer.run({ $0.rooms = 3 }) { server in
            let mina = try await server.member("mina")
            func enter(_ room: String, _ id: Int) async throws -> JSONValue {
                try await mina.say(##"{"t":"join","id":"\##(id)","room":"\##(room)"}"##)
                while true {
                    let answer = try await mina.next()
                    if answer["re"] == .string("\(id)") { return answer }
                }
            }
            for (number, room) in ["#one", "#two"].enumerated() {
                _ = try await enter(room, number)
                try await mina.say(Self.send("old", cid: number, room: room))
                _ = try await mina.next("ev")
                try await mina.say(##"{"t":"part","id":"p","room":"\##(room)"}"##)
                _ = try await mina.next("ok")
            }
            #expect(try await enter("#three", 3)["t"] == .string("joined"))
            try await mina.say(#"{"t":"rooms","id":"r"}"#)
            let rooms = try await mina.next("rooms")["rooms"]?.array?.compactMap { $0["room"]?.string }
            #expect(rooms == ["#lobby", "#three", "#two"])
            // What was in the one is gone with it; the other makes place for it.
            #expect(try await enter("#one", 4)["head"] == .number(0))
            // Now somebody is in each of them.
            #expect(try await enter("#two", 5)["code"] == .string("too_many_rooms"))
        }
    }

    @Test func `rooms that are kept make no place`() async throws {
        try await TestStore.run { store in
            try await RunningServer.run(store: store, { $0.rooms = 1 }) { server in
                let mina = try await server.member("mina")
                try await mina.say(Self.send("kept", cid: 1))
                _ = try await mina.next("ev")
                try await mina.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
                _ = try await mina.next("ok")
                try await mina.say(##"{"t":"join","id":"j","room":"#dev"}"##)
                #expect(try await mina.next("err")["code"] == .string("too_many_rooms"))
            }
        }
    }

    @Test func `bye ends the session at once`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            try await jun.say(#"{"t":"bye","id":"b"}"#)
            #expect(await jun.closeCode() == 1000)
            #expect(try await mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            _ = try await server.member("jun")
        }
    }
}
