import ChatProtocol
import ChatServer
import TestSupport
import Testing

/// Two people who talk to each other, and everybody who does not take part in it.
@Suite(.timeLimit(.minutes(1))) struct ConversationTests {
    static func direct(_ nick: String) -> String { #"{"t":"direct","id":"d","nick":"\#(nick)"}"# }

    static func send(_ text: String, cid: Int, to room: String) -> String {
        RoomConversationTests.send(text, cid: cid, room: room)
    }

    /// A hello that takes up a client's session.
    static func hello(resuming client: JSONClient) throws -> String {
        let session = try #require(client.welcome["session"]?.string)
        let token = try #require(client.welcome["token"]?.string)
        return #"{"t":"hello","id":"h","client":{"name":"test","ver":"1"},"caps":[],"#
            + #""resume":{"session":"\#(session)","token":"\#(token)"}}"#
    }

    /// The client of a session that comes back.
    static func returning(_ client: JSONClient, to server: RunningServer) async throws -> JSONClient {
        let again = try await server.stranger()
        try await again.say(hello(resuming: client))
        again.welcome = try await again.next("welcome")
        return again
    }

    struct Talk {
        let server: RunningServer
        let mina: JSONClient
        let jun: JSONClient
        let room: String
    }

    /// A server on which mina has opened the conversation with jun, and both have read that.
    static func run(
        store: SQLiteStore? = nil, _ change: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (Talk) async throws -> Void
    ) async throws {
        try await RunningServer.run(store: store, change) { server in
            let mina = try await server.client("mina")
            let jun = try await server.client("jun")
            try await mina.say(direct("jun"))
            let room = try #require(try await mina.next("joined")["room"]?.string)
            _ = try await mina.next("live")
            _ = try await jun.next("live")
            try await body(Talk(server: server, mina: mina, jun: jun, room: room))
        }
    }

    @Test func `opening is answered, the other side is brought in, and what is said comes right after that`()
        async throws
    {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            let jun = try await server.client("준")
            let minaUID = try #require(mina.welcome["uid"]?.string)
            let junUID = try #require(jun.welcome["uid"]?.string)
            let name = "@" + [minaUID, junUID].sorted().joined(separator: "-")
            try await mina.say(Self.direct("준"))
            try await mina.say(Self.send("점심 먹을래?", cid: 1, to: name))

            let answer = try await mina.next()
            #expect(answer["t"] == .string("joined"))
            #expect(answer["re"] == .string("d"))
            #expect(answer["room"] == .string(name))
            #expect(answer["peer"] == .object(["uid": .string(junUID), "nick": .string("준")]))
            #expect(answer["topic"] == .string(""))
            #expect(answer["members"]?.array?.compactMap { $0["nick"]?.string } == ["mina", "준"])

            let pushed = try await jun.next()
            #expect(pushed["t"] == .string("joined"))
            #expect(pushed["re"] == nil)
            #expect(pushed["recovered"] == nil)
            #expect(pushed["room"] == .string(name))
            #expect(pushed["epoch"] == answer["epoch"])
            #expect(pushed["head"] == .number(0))
            #expect(pushed["from"] == .number(1))
            #expect(pushed["peer"] == .object(["uid": .string(minaUID), "nick": .string("mina")]))
            #expect(pushed["members"]?.array?.compactMap { $0["nick"]?.string } == ["mina", "준"])
            #expect(try await jun.next() == (try JSONValue(#"{"t":"live","room":"\#(name)","seq":0}"#)))
            let event = try await jun.text()
            #expect(try JSONValue(event)["seq"] == .number(1))
            #expect(try JSONValue(event)["room"] == .string(name))
            // The same bytes for both, as in a room.
            #expect(try await mina.text { $0.hasPrefix(#"{"t":"ev""#) } == event)
            try await jun.say(Self.send("응", cid: 2, to: name))
            #expect(try await mina.next("ev")["text"] == .string("응"))
        }
    }

    @Test func `whom one can't talk to`() async throws {
        try await Self.run { talk in
            try await talk.mina.say(Self.direct("nobody"))
            let refusal = try await talk.mina.next()
            #expect(refusal["code"] == .string("no_such_room"))
            #expect(refusal["re"] == .string("d"))
            #expect(refusal["msg"] == .string("Nobody here is called nobody."))
            try await talk.mina.say(Self.direct("MINA"))
            #expect(try await talk.mina.next()["msg"] == .string("That is you. A conversation is with somebody else."))
        }
    }

    @Test func `for everybody else there is no such conversation, whether there is one or not`() async throws {
        try await Self.run { talk in
            let eve = try await talk.server.client("eve")
            let name = talk.room.dropFirst()
            try await talk.mina.say(Self.send("secret", cid: 1, to: talk.room))
            _ = try await talk.mina.next("ev")
            func answers(_ room: String) async throws -> [JSONValue] {
                var answers: [JSONValue] = []
                let epoch = "aaaaaaaaaaaaaaaa"
                for request in [
                    #"{"t":"join","id":"1","room":"\#(room)","last":50}"#,
                    #"{"t":"history","id":"2","room":"\#(room)","after":["\#(epoch)",0]}"#,
                    #"{"t":"who","id":"3","room":"\#(room)"}"#, #"{"t":"part","id":"4","room":"\#(room)"}"#,
                    Self.send("let me in", cid: 5, to: room),
                    #"{"t":"search","id":"6","room":"\#(room)","q":"secret"}"#,
                    #"{"t":"redact","id":"7","room":"\#(room)","epoch":"\#(epoch)","seq":1}"#,
                    #"{"t":"topic","id":"8","room":"\#(room)","value":"x"}"#,
                ] {
                    try await eve.say(request)
                    let answer = try await eve.next()
                    #expect(answer["code"] == .string("no_such_room"), "\(request)")
                    #expect(answer["msg"] == .string("There is no such conversation; /msg NAME opens one."))
                    answers.append(answer)
                }
                return answers
            }
            let those = try await answers("@" + name)
            // Nothing tells a conversation that there is from one that there is not.
            let never = try await answers("@" + name.dropLast() + (name.hasSuffix("0") ? "1" : "0"))
            #expect(those.map { $0["msg"] } == never.map { $0["msg"] })
            try await eve.say(#"{"t":"rooms","id":"r"}"#)
            #expect(try await eve.next("rooms")["rooms"] == .array([]))
            try await talk.mina.say(#"{"t":"rooms","id":"r"}"#)
            #expect(try await talk.mina.next("rooms")["rooms"] == .array([]))
        }
    }

    @Test func `whoever has left it is brought back by the next message, and misses none`() async throws {
        try await Self.run { talk in
            try await talk.mina.say(Self.send("one", cid: 1, to: talk.room))
            _ = try await talk.jun.next("ev")
            try await talk.jun.say(#"{"t":"part","id":"p","room":"\#(talk.room)"}"#)
            #expect(try await talk.jun.next()["re"] == .string("p"))
            try await talk.jun.say(Self.send("not in it", cid: 2, to: talk.room))
            #expect(try await talk.jun.next()["code"] == .string("not_member"))
            _ = try await talk.mina.next("ev")
            try await talk.mina.say(Self.send("two", cid: 3, to: talk.room))
            let pushed = try await talk.jun.next()
            #expect(pushed["t"] == .string("joined"))
            #expect(pushed["head"] == .number(1))
            #expect(pushed["from"] == .number(2))
            #expect(pushed["peer"]?["nick"] == .string("mina"))
            #expect(try await talk.jun.next()["t"] == .string("live"))
            #expect(try await talk.jun.next()["text"] == .string("two"))
            // Neither the leaving nor the coming back is told to the other one.
            #expect(try await talk.mina.next()["text"] == .string("two"))
        }
    }

    @Test func `what is said to somebody who is away waits for them`() async throws {
        try await Self.run { talk in
            await talk.jun.drop()
            try await talk.mina.say(Self.send("bist du da?", cid: 1, to: talk.room))
            _ = try await talk.mina.next("ev")
            let back = try await Self.returning(talk.jun, to: talk.server)
            #expect(back.welcome["resumed"] == .bool(true))
            #expect(back.welcome["rooms"] == .array([.string(talk.room)]))
            try await talk.mina.say(#"{"t":"nick","id":"n","value":"미나"}"#)
            _ = try await talk.mina.next("ok")
            try await back.say(#"{"t":"join","id":"j","room":"\#(talk.room)","last":100}"#)
            let joined = try await back.next("joined")
            #expect(joined["peer"]?["nick"] == .string("미나"))
            #expect(try await back.next("ev")["text"] == .string("bist du da?"))
        }
    }

    @Test func `whoever moves to another connection in the moment of a message misses none`() async throws {
        try await Self.run({ $0.rate.messagesPerSecond = 0 }) { talk in
            var jun = talk.jun
            for round in 100..<160 {
                // Out of it, so that the message has to bring jun back, wherever that is.
                try await jun.say(#"{"t":"part","id":"p\#(round)","room":"\#(talk.room)"}"#)
                _ = try await jun.next("ok") { $0["re"] == .string("p\(round)") }
                let next = try await talk.server.stranger()
                // The two are under way together, and each is first now and then.
                let message = Self.send("\(round)", cid: round, to: talk.room)
                if round.isMultiple(of: 2) { try await talk.mina.say(message) }
                try await next.say(Self.hello(resuming: jun))
                if !round.isMultiple(of: 2) { try await talk.mina.say(message) }
                next.welcome = try await next.next("welcome")
                if next.welcome["rooms"]?.array?.contains(.string(talk.room)) == true {
                    try await next.say(#"{"t":"join","id":"j","room":"\#(talk.room)","last":1}"#)
                } else {
                    #expect(try await next.next("joined")["re"] == nil)
                }
                _ = try await next.next("ev") { $0["text"] == .string("\(round)") }
                jun = next
            }
        }
    }

    @Test func `a conversation can be opened with somebody who is away`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            let jun = try await server.client("jun")
            await jun.drop()
            try await mina.say(Self.direct("jun"))
            let room = try #require(try await mina.next("joined")["room"]?.string)
            try await mina.say(Self.send("later", cid: 1, to: room))
            _ = try await mina.next("ev")
            let back = try await Self.returning(jun, to: server)
            #expect(back.welcome["rooms"] == .array([.string(room)]))
        }
    }

    @Test func `a message to somebody who is gone for good is refused, by name`() async throws {
        try await Self.run { talk in
            try await talk.jun.say(Self.send("tschüs", cid: 1, to: talk.room))
            try await talk.jun.say(#"{"t":"bye"}"#)
            #expect(await talk.jun.closeCode() == 1000)
            #expect(try await talk.mina.next("eph")["k"] == .string("leave"))
            try await talk.mina.say(Self.send("halt!", cid: 2, to: talk.room))
            let refusal = try await talk.mina.next()
            #expect(refusal["code"] == .string("no_such_room"))
            #expect(refusal["re"] == .string("cid-0000000000002"))
            #expect(refusal["msg"] == .string("jun is gone for good and would not read that."))
            // Who takes the name now reads nothing of it, and has a conversation of their own.
            let other = try await talk.server.client("jun")
            try await other.say(#"{"t":"join","id":"j","room":"\#(talk.room)"}"#)
            #expect(try await other.next()["code"] == .string("no_such_room"))
            try await talk.mina.say(Self.direct("jun"))
            #expect(try await talk.mina.next("joined")["room"] != .string(talk.room))
            #expect(try await other.next("joined")["head"] == .number(0))
            // What was said can be read as long as one stays, and not come back to.
            try await talk.mina.say(#"{"t":"who","id":"w","room":"\#(talk.room)"}"#)
            #expect(try await talk.mina.next("who")["members"]?.array?.count == 1)
            let back = try await Self.returning(talk.mina, to: talk.server)
            try await back.say(#"{"t":"join","id":"j","room":"\#(talk.room)"}"#)
            #expect(try await back.next()["code"] == .string("no_such_room"))
            let again = try await Self.returning(back, to: talk.server)
            #expect(again.welcome["rooms"]?.array?.contains(.string(talk.room)) == false)
        }
    }

    @Test func `who is in too many rooms can't be brought into another, and the other one is told`() async throws {
        try await RunningServer.run({ $0.sessions.roomsPerMember = 1 }) { server in
            let mina = try await server.client("mina")
            let jun = try await server.member("jun")
            try await mina.say(Self.direct("jun"))
            let refusal = try await mina.next()
            #expect(refusal["code"] == .string("too_many_rooms"))
            #expect(refusal["re"] == .string("d"))
            #expect(refusal["msg"] == .string("jun is in as many rooms as one can be in. Try again later."))
            // Nothing of it is left: neither has used up a place.
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            #expect(try await mina.next("joined")["re"] == .string("j"))
            #expect(try await jun.next()["t"] == .string("eph"))
            try await mina.say(Self.direct("jun"))
            #expect(try await mina.next("err")["msg"] == .string("You are in too many rooms. Leave one first."))
        }
    }

    @Test func `conversations count among the server's rooms`() async throws {
        try await TestStore.run { store in
            try await RunningServer.run(store: store, { $0.rooms = 1 }) { server in
                let mina = try await server.member("mina")
                let jun = try await server.client("jun")
                try await mina.say(Self.direct("jun"))
                let refusal = try await mina.next()
                #expect(refusal["code"] == .string("too_many_rooms"))
                #expect(
                    refusal["msg"]
                        == .string("This server has as many rooms as it can hold. /rooms lists them."))
                try await jun.say(#"{"t":"ping","id":"p"}"#)
                #expect(try await jun.next()["t"] == .string("pong"))
            }
        }
    }

    @Test func `nobody opens hundreds of them`() async throws {
        try await RunningServer.run { server in
            let mina = try await server.client("mina")
            _ = try await server.client("jun")
            // More than pass in the time that it takes to send them.
            for _ in 1...60 { try await mina.say(Self.direct("jun")) }
            #expect(try await mina.next("err")["code"] == .string("rate_limited"))
        }
    }

    @Test func `who is muted opens none and says nothing in one; who is kicked is gone from it`() async throws {
        let (secret, text) = OperatorSecret.make(randomBytes: TestStore.randomBytes)
        try await Self.run({ $0.operatorSecret = secret }) { talk in
            let boss = try await talk.server.member("boss")
            try await boss.say(#"{"t":"oper","id":"o","secret":"\#(text)"}"#)
            _ = try await boss.next("ok")
            func mod(_ op: String, _ target: String, room: String = "#lobby") async throws {
                try await boss.say(
                    #"{"t":"mod","id":"m","room":"\#(room)","op":"\#(op)","target":"\#(target)"}"#)
                _ = try await boss.next("ok") { $0["re"] == .string("m") }
            }
            try await mod("mute", "mina")
            try await talk.mina.say(Self.send("psst", cid: 1, to: talk.room))
            #expect(try await talk.mina.next()["code"] == .string("muted"))
            try await talk.mina.say(Self.direct("boss"))
            #expect(try await talk.mina.next()["code"] == .string("muted"))
            try await mod("kick", "jun")
            #expect(await talk.jun.closeCode() == 4405)
            let left = try await talk.mina.next()
            #expect(left["room"] == .string(talk.room))
            #expect(left["reason"] == .string("kicked"))
            // What an operator does is about a room of everybody's.
            try await boss.say(Self.direct("mina"))
            let room = try #require(try await boss.next("joined")["room"]?.string)
            try await boss.say(#"{"t":"mod","id":"m","room":"\#(room)","op":"kick","target":"mina"}"#)
            #expect(try await boss.next("err")["code"] == .string("bad_request"))
            try await boss.say(#"{"t":"topic","id":"t","room":"\#(room)","value":"x"}"#)
            #expect(try await boss.next("err")["msg"] == .string("A conversation of two has no topic."))
        }
    }

    @Test func `a new operator is not told of in conversations`() async throws {
        let (secret, text) = OperatorSecret.make(randomBytes: TestStore.randomBytes)
        try await Self.run({ $0.operatorSecret = secret }) { talk in
            try await talk.mina.say(#"{"t":"oper","id":"o","secret":"\#(text)"}"#)
            _ = try await talk.mina.next("ok")
            try await talk.mina.say(Self.send("I am one", cid: 1, to: talk.room))
            #expect(try await talk.jun.next()["text"] == .string("I am one"))
        }
    }

    @Test func `a new name of the other one is told, also where no room is shared`() async throws {
        try await Self.run { talk in
            try await talk.jun.say(#"{"t":"nick","id":"n","value":"준"}"#)
            let told = try await talk.mina.next()
            #expect(told["k"] == .string("nick"))
            #expect(told["room"] == .string(talk.room))
            #expect(told["nick"] == .string("준"))
        }
    }

    @Test func `both sides find it again after a restart, with what was said`() async throws {
        try await TestStore.directory { path in
            var before: Talk?
            try await Self.run(store: try TestStore.open(path)) { talk in
                before = talk
                try await talk.mina.say(Self.send("bis morgen", cid: 1, to: talk.room))
                _ = try await talk.jun.next("ev")
            }
            let talk = try #require(before)
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await Self.returning(talk.mina, to: server)
                #expect(mina.welcome["rooms"] == .array([.string(talk.room)]))
                try await mina.say(#"{"t":"join","id":"j","room":"\#(talk.room)","last":10}"#)
                #expect(try await mina.next("joined")["peer"]?["nick"] == .string("jun"))
                #expect(try await mina.next("ev")["text"] == .string("bis morgen"))
                _ = try await mina.next("live")
                // jun is not back yet.
                try await mina.say(Self.send("guten Morgen", cid: 2, to: talk.room))
                _ = try await mina.next("ev")
                let jun = try await Self.returning(talk.jun, to: server)
                try await jun.say(#"{"t":"join","id":"j","room":"\#(talk.room)","last":10}"#)
                #expect(try await jun.next("ev")["seq"] == .number(1))
                #expect(try await jun.next("ev")["text"] == .string("guten Morgen"))
                let eve = try await server.client("eve")
                try await eve.say(#"{"t":"join","id":"j","room":"\#(talk.room)"}"#)
                #expect(try await eve.next()["code"] == .string("no_such_room"))
            }
        }
    }

    @Test func `after a restart nobody is in a conversation whose other one was gone`() async throws {
        try await TestStore.directory { path in
            var before: Talk?
            try await Self.run(store: try TestStore.open(path)) { talk in
                before = talk
                try await talk.jun.say(#"{"t":"bye"}"#)
                #expect(await talk.jun.closeCode() == 1000)
            }
            let talk = try #require(before)
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await Self.returning(talk.mina, to: server)
                #expect(mina.welcome["resumed"] == .bool(true))
                #expect(mina.welcome["rooms"] == .array([]))
            }
        }
    }

    /// Waits until the store has no such conversation any more; the server looks once a second.
    private func isGivenUp(_ room: String, in store: SQLiteStore) async throws {
        try await Waiting.require("the conversation is given up") {
            !store.storedRooms.contains { $0.room.wire == room }
        }
    }

    @Test func `what nobody can come to any more is given up, and what somebody reads is not`() async throws {
        try await TestStore.run { store in
            try await Self.run(store: store) { talk in
                let dana = try await talk.server.client("dana")
                try await dana.say(Self.direct("jun"))
                let other = try #require(try await dana.next("joined")["room"]?.string)
                _ = try await talk.jun.next("joined")
                for (number, client) in [talk.mina, dana].enumerated() {
                    let room = [talk.room, other][number]
                    try await client.say(Self.send("hi", cid: number, to: room))
                    _ = try await client.next("ev")
                }
                try await dana.say(#"{"t":"part","id":"p","room":"\#(other)"}"#)
                _ = try await dana.next("ok")
                #expect(store.storedRooms.count == 2)
                try await talk.jun.say(#"{"t":"bye"}"#)
                // Nobody is in this one any more, and jun is gone.
                try await isGivenUp(other, in: store)
                try await dana.say(#"{"t":"join","id":"j","room":"\#(other)"}"#)
                #expect(try await dana.next("err")["code"] == .string("no_such_room"))
                // mina still reads in hers.
                let head = #"{"t":"history","id":"h","room":"\#(talk.room)","limit":5,"#
                try await talk.mina.say(head + #""before":["x",9]}"#)
                #expect(try await talk.mina.next("err")["code"] == .string("bad_request"))
                try await talk.mina.say(#"{"t":"part","id":"p","room":"\#(talk.room)"}"#)
                _ = try await talk.mina.next("ok")
                try await isGivenUp(talk.room, in: store)
                store.maintain()
            }
        }
    }

    @Test func `a conversation that both have left stays as long as both are there`() async throws {
        try await TestStore.run { store in
            try await Self.run(store: store) { talk in
                try await talk.mina.say(Self.send("hi", cid: 1, to: talk.room))
                _ = try await talk.mina.next("ev")
                for client in [talk.mina, talk.jun] {
                    try await client.say(#"{"t":"part","id":"p","room":"\#(talk.room)"}"#)
                    _ = try await client.next("ok")
                }
                try await talk.jun.say(Self.direct("mina"))
                #expect(try await talk.jun.next("joined")["head"] == .number(1))
                #expect(try await talk.mina.next("joined")["head"] == .number(1))
            }
        }
    }

    @Test func `a conversation of identities that did not outlive the last run is given up`() async throws {
        try await TestStore.directory { path in
            let store = try TestStore.open(path)
            let room = "@3kq9-7h2m"
            try await RunningLog(try RoomName(room), of: store).fill(1...100)
            try await RunningServer.run(store: store) { _ in
                try await isGivenUp(room, in: store)
                store.maintain()
                #expect(try StoreCheck.run(on: path).count == StoreCount(rooms: 0, events: 0))
            }
        }
    }
}
