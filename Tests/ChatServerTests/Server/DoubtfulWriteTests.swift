import ChatProtocol
import ChatServer
import Synchronization
import Testing

/// A write that has happened although it was reported to have failed.
@Suite(.timeLimit(.minutes(1))) struct DoubtfulWriteTests {
    @Test func `it is refused, told nevertheless, and known again`() async throws {
        let store = StubbornStore()
        try await RunningServer.run(store: store) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            store.reportsFailure.withLock { $0 = true }
            try await mina.say(RoomConversationTests.send("doubtful", cid: 1))
            #expect(try await mina.next("err")["code"] == .string("unavailable"))
            for client in [mina, jun] {
                let event = try await client.next("ev")
                #expect(event["seq"] == .number(1))
                #expect(event["text"] == .string("doubtful"))
            }
            store.reportsFailure.withLock { $0 = false }
            try await mina.say(RoomConversationTests.send("doubtful", cid: 1))
            let answer = try await mina.next("ok")
            #expect(answer["dup"] == .bool(true))
            #expect(answer["seq"] == .number(1))
            try await mina.say(RoomConversationTests.send("next", cid: 2))
            #expect(try await jun.next("ev")["seq"] == .number(2))
        }
    }

    @Test func `a topic that was set that way is the room's`() async throws {
        let store = StubbornStore()
        try await RunningServer.run(store: store) { server in
            let mina = try await server.member("mina")
            store.reportsFailure.withLock { $0 = true }
            try await mina.say(##"{"t":"topic","id":"t","room":"#lobby","value":"lunch"}"##)
            #expect(try await mina.next("err")["code"] == .string("unavailable"))
            #expect(try await mina.next("ev")["value"] == .string("lunch"))
            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            #expect(try await jun.next("joined")["topic"] == .string("lunch"))
        }
    }
}
