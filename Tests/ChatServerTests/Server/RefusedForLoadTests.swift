import ChatServer
import Synchronization
import Testing

/// What is refused because the server can't do it now leaves everybody where they were.
@Suite(.timeLimit(.minutes(1))) struct RefusedForLoadTests {
    private let store = StubbornStore()

    private func names(in room: String, asked client: JSONClient) async throws -> [String] {
        try await client.say(##"{"t":"who","id":"w","room":"\##(room)"}"##)
        return try await client.next("who")["members"]?.array?.compactMap { $0["nick"]?.string } ?? []
    }

    @Test func `a part that is refused leaves the person in the room, and no ghost after the goodbye`() async throws {
        try await RunningServer.run(store: store, { $0.rate.messagesPerSecond = 0 }) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            store.isHeld.withLock { $0 = true }
            // As many as may be on their way through rooms, and one more.
            for number in 0..<1_025 { try await jun.say(RoomConversationTests.send("m", cid: 100_000 + number)) }
            _ = try await jun.next("err")
            try await jun.say(##"{"t":"part","id":"p","room":"#lobby"}"##)
            let refused = try await jun.next("err")
            #expect(refused["re"] == .string("p"))
            #expect(refused["code"] == .string("unavailable"))
            store.isHeld.withLock { $0 = false }
            _ = try await jun.next("ev") { $0["seq"] == .number(1_024) }
            #expect(try await names(in: "#lobby", asked: mina) == ["jun", "mina"])
            try await jun.say(#"{"t":"bye"}"#)
            #expect(try await mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
        }
    }

    @Test func `who is live stays live when it can't be read to once more`() async throws {
        try await RunningServer.run(store: store) { server in
            let mina = try await server.member("mina")
            let jun = try await server.member("jun")
            store.failsReading.withLock { $0 = true }
            try await jun.say(##"{"t":"join","id":"again","room":"#lobby","last":9}"##)
            #expect(try await jun.next("err")["re"] == .string("again"))
            store.failsReading.withLock { $0 = false }
            try await mina.say(RoomConversationTests.send("jun?", cid: 1))
            #expect(try await jun.next("ev")["text"] == .string("jun?"))
            try await jun.say(RoomConversationTests.send("here", cid: 2))
            #expect(try await jun.next()["text"] == .string("here"))
        }
    }

    @Test func `who does not get in is not on the list`() async throws {
        try await RunningServer.run(store: store) { server in
            let mina = try await server.member("mina")
            let jun = try await server.client("jun")
            store.failsReading.withLock { $0 = true }
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby","last":9}"##)
            #expect(try await jun.next("err")["re"] == .string("j"))
            #expect(try await mina.next("eph") { $0["k"] == .string("leave") }["by"] == .string("jun"))
            #expect(try await names(in: "#lobby", asked: mina) == ["mina"])
        }
    }
}
