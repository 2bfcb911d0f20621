import ChatServer
import Synchronization
import Testing

/// Searching as clients do it.
@Suite(.timeLimit(.minutes(1))) struct SearchTests {
    private func join(_ room: String, _ client: JSONClient) async throws {
        try await client.say(#"{"t":"join","id":"j","room":"\#(room)"}"#)
        _ = try await client.next("live") { $0["room"] == .string(room) }
    }

    /// Runs a test with a server that keeps what is said in memory, and with one that keeps it in a file.
    private func run(_ body: (RunningServer) async throws -> Void) async throws {
        try await RunningServer.run({ $0.rate.messagesPerSecond = 0 }, body)
        try await TestStore.directory { path in
            try await RunningServer.run(store: try TestStore.open(path), { $0.rate.messagesPerSecond = 0 }, body)
        }
    }

    @Test func `a member finds what was said in a room, page by page`() async throws {
        try await run { server in
            let mina = try await server.member("mina")
            for number in 1...5 { try await mina.say(RoomConversationTests.send("점심 \(number)", cid: number)) }
            try await mina.say(##"{"t":"search","id":"s","room":"#lobby","q":"점심","limit":2}"##)
            let page = try await mina.next("page")
            #expect(page["re"] == .string("s"))
            #expect(page["events"]?.array?.map { $0["text"] } == [.string("점심 4"), .string("점심 5")])
            #expect(page["events"]?.array?.first?["seq"] == .number(4))
            #expect(page["more"] == .bool(true))
            #expect(page["head"] == .number(5))
            #expect(page["reached"] == nil)

            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await jun.next("joined")["epoch"]?.string)
            try await jun.say(
                ##"{"t":"search","id":"s2","room":"#lobby","q":"점심","before":["\##(epoch)",4],"limit":9}"##)
            let rest = try await jun.next("page")
            #expect(rest["events"]?.array?.map { $0["text"] } == ["점심 1", "점심 2", "점심 3"].map { .string($0) })
            #expect(rest["more"] == .bool(false))
            try await jun.say(##"{"t":"search","id":"s3","room":"#lobby","q":"점심","before":["elsewhere",4]}"##)
            let refusal = try await jun.next("err")
            #expect(refusal["re"] == .string("s3"))
            #expect(refusal["code"] == .string("bad_request"))
        }
    }

    @Test func `who is not in a room finds nothing there`() async throws {
        try await run { server in
            let mina = try await server.member("mina")
            try await mina.say(RoomConversationTests.send("점심", cid: 1))
            _ = try await mina.next("ev")
            let jun = try await server.client("jun")
            try await jun.say(##"{"t":"search","id":"s","room":"#lobby","q":"점심"}"##)
            let refusal = try await jun.next("err")
            #expect(refusal["code"] == .string("not_member"))
            #expect(refusal["re"] == .string("s"))
            try await jun.say(##"{"t":"search","id":"s","room":"#none","q":"점심"}"##)
            #expect(try await jun.next("err")["code"] == .string("no_such_room"))
            try await jun.say(#"{"t":"search","id":"s","q":"점심"}"#)
            #expect(try await jun.next("page")["events"] == .array([]))
        }
    }

    @Test func `without a room all of one's own are searched, the newest hits of all`() async throws {
        try await run { server in
            let mina = try await server.member("mina")
            for room in ["#dev", "#회의"] { try await join(room, mina) }
            for (number, room) in ["#dev", "#회의", "#lobby", "#dev"].enumerated() {
                try await mina.say(RoomConversationTests.send("점심 \(number)", cid: number + 1, room: room))
                _ = try await mina.next("ev")
            }
            let jun = try await server.member("jun")
            try await join("#dev", jun)
            try await jun.say(#"{"t":"search","id":"s","q":"점심"}"#)
            let page = try await jun.next("page")
            #expect(page["re"] == .string("s"))
            #expect(page["events"]?.array?.compactMap { $0["room"]?.string } == ["#dev", "#lobby", "#dev"])
            #expect(page["more"] == .bool(false))
            try await mina.say(#"{"t":"search","id":"s","q":"점심","limit":3}"#)
            let newest = try await mina.next("page")
            #expect(newest["events"]?.array?.compactMap { $0["room"]?.string } == ["#회의", "#lobby", "#dev"])
            #expect(newest["more"] == .bool(true))
            // Who has left a room finds nothing there any more.
            try await jun.say(##"{"t":"part","id":"p","room":"#dev"}"##)
            _ = try await jun.next("ok")
            try await jun.say(#"{"t":"search","id":"s","q":"점심"}"#)
            #expect(try await jun.next("page")["events"]?.array?.count == 1)
        }
    }

    @Test func `in plain text hits are lines, and nothing is a sentence`() async throws {
        try await run { server in
            let mina = try await server.member("mina")
            for (number, text) in ["점심 먹자", "회의", "점심 먹었어"].enumerated() {
                try await mina.say(RoomConversationTests.send(text, cid: number + 1))
                _ = try await mina.next("ev")
            }
            let jun = try await server.plain()
            try await jun.say("/search 점심 먹")
            let lines = try await jun.next { $0.contains("<mina>") }.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasSuffix("#lobby <mina> 점심 먹자") == true)
            #expect(lines.last?.hasSuffix("#lobby <mina> 점심 먹었어") == true)
            try await jun.say("/search deploy")
            #expect(try await jun.next { $0.contains("Nothing") }.hasSuffix(#"* Nothing about "deploy" in #lobby."#))
            try await jun.say("/search 밥")
            #expect(try await jun.next { $0.contains("search") }.contains("must have at least 2 letters"))
        }
    }

    @Test func `a search that can't be carried out is refused`() async throws {
        let store = StubbornStore()
        try await RunningServer.run(store: store) { server in
            let mina = try await server.member("mina")
            store.failsReading.withLock { $0 = true }
            for room in [##""room":"#lobby","##, ""] {
                try await mina.say(#"{"t":"search","id":"s",\#(room)"q":"점심"}"#)
                let refusal = try await mina.next("err")
                #expect(refusal["re"] == .string("s"))
                #expect(refusal["code"] == .string("unavailable"))
            }
        }
    }
}
