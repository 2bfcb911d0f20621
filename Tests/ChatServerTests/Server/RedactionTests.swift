import ChatProtocol
import ChatServer
import Testing

/// Taking a message back, seen by everybody who reads the room.
@Suite(.timeLimit(.minutes(2))) struct RedactionTests {
    private struct People {
        let server: RunningServer
        let secret: String
        let epoch: String
        let mina: JSONClient
        let jun: JSONClient
    }

    private func run(_ kind: RunningLog.Kind, _ body: (People) async throws -> Void) async throws {
        let (secret, text) = OperatorSecret.make(randomBytes: TestStore.randomBytes)
        func change(_ configuration: inout ServerConfiguration) {
            configuration.rate.messagesPerSecond = 0
            configuration.operatorSecret = secret
            configuration.outboundBytes = 256 * 1024
            configuration.pingInterval = nil
        }
        func begin(_ server: RunningServer) async throws {
            let mina = try await server.client("mina")
            try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
            let epoch = try #require(try await mina.next("joined")["epoch"]?.string)
            let jun = try await server.member("jun")
            try await body(People(server: server, secret: text, epoch: epoch, mina: mina, jun: jun))
        }
        switch kind {
        case .memory: try await RunningServer.run(change, begin)
        case .sqlite:
            try await TestStore.directory { path in
                try await RunningServer.run(store: try TestStore.open(path), change, begin)
            }
        }
    }

    private func redact(_ seq: Int, _ people: People, epoch: String? = nil) -> String {
        ##"{"t":"redact","id":"r\##(seq)","room":"#lobby","epoch":"\##(epoch ?? people.epoch)","seq":\##(seq)}"##
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `an author takes a message back, everybody is told, and nobody reads it again`(
        kind: RunningLog.Kind
    ) async throws {
        try await run(kind) { people in
            let plain = try await people.server.plain()
            for (number, text) in ["하나", "비밀", "셋"].enumerated() {
                try await people.mina.say(RoomConversationTests.send(text, cid: number))
                _ = try await people.jun.next("ev")
                _ = try await people.mina.next("ev")
            }
            try await people.mina.say(redact(2, people))
            let event = try await people.jun.next("ev")
            #expect(event["k"] == .string("redact") && event["seq"] == .number(4) && event["of"] == .number(2))
            #expect(event["by"] == .string("mina") && event["cid"] == nil)
            #expect(try await people.mina.next("ev") == event)
            let ok = try await people.mina.next("ok")
            #expect(ok["re"] == .string("r2") && ok["seq"] == .number(4) && ok["dup"] == nil)
            #expect(try await plain.next { $0.contains("removed") }.hasSuffix("#lobby * mina removed a message"))

            // A page of history, somebody who enters, who comes back, and a person who reads plain text.
            try await people.jun.say(
                ##"{"t":"history","id":"h","room":"#lobby","before":["\##(people.epoch)",9],"limit":9}"##)
            let page = try await people.jun.next("page")
            #expect(
                page["events"]?.array?.map { $0["k"] } == ["msg", "tombstone", "msg", "redact"].map { .string($0) })
            let tombstone = try #require(page["events"]?.array?.dropFirst().first)
            #expect(tombstone["text"] == nil && tombstone["by"] == .string("mina"))
            #expect(tombstone["cid"] == .string("cid-0000000000001") && tombstone["seq"] == .number(2))
            for join in [##""last":9"##, ##""pos":["\##(people.epoch)",1]"##] {
                let dana = try await people.server.client("dana")
                try await dana.say(##"{"t":"join","id":"j","room":"#lobby",\##(join)}"##)
                #expect(try await dana.next("ev") { $0["seq"] == .number(2) } == tombstone)
                await dana.leave()
            }
            try await plain.say("/history 9")
            let lines = try await plain.next { $0.contains("하나") }
            #expect(lines.contains("#lobby * a message of mina was removed") && !lines.contains("비밀"))
            try await people.jun.say(##"{"t":"search","id":"s","room":"#lobby","q":"비밀"}"##)
            #expect(try await people.jun.next("page")["events"] == .array([]))

            // Once more is the same, and so is the message itself, sent again.
            try await people.mina.say(redact(2, people))
            let again = try await people.mina.next("ok")
            #expect(again["seq"] == .number(4) && again["dup"] == .bool(true))
            try await people.mina.say(RoomConversationTests.send("비밀", cid: 1))
            let retry = try await people.mina.next("ok")
            #expect(retry["seq"] == .number(2) && retry["dup"] == .bool(true))
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `only its author or an operator may, and only in this life of the log`(kind: RunningLog.Kind) async throws {
        try await run(kind) { people in
            try await people.mina.say(RoomConversationTests.send("비밀", cid: 1))
            _ = try await people.jun.next("ev")
            try await people.jun.say(redact(1, people))
            let refusal = try await people.jun.next("err")
            #expect(refusal["code"] == .string("need_oper") && refusal["re"] == .string("r1"))
            #expect(
                refusal["msg"] == .string("Only whoever said it, or an operator, can take a message back."))
            try await people.mina.say(redact(1, people, epoch: "elsewhere"))
            let gone = try await people.mina.next("err")
            #expect(gone["code"] == .string("bad_request"))
            #expect(gone["msg"] == .string("That place in the room's history is gone. Read on from the newest."))
            try await people.mina.say(redact(7, people))
            let missing = try await people.mina.next("err")
            #expect(missing["msg"] == .string("There is no message there that could be taken back."))
            let dana = try await people.server.client("dana")
            try await dana.say(redact(1, people))
            #expect(try await dana.next("err")["code"] == .string("not_member"))

            try await people.jun.say(#"{"t":"oper","id":"o","secret":"\#(people.secret)"}"#)
            _ = try await people.jun.next("ev")
            try await people.jun.say(redact(1, people))
            let event = try await people.mina.next("ev") { $0["k"] == .string("redact") }
            #expect(event["by"] == .string("jun") && event["of"] == .number(1))
        }
    }

    @Test(arguments: RunningLog.Kind.allCases)
    func `whoever is behind gets a tombstone, from wherever it is read`(kind: RunningLog.Kind) async throws {
        try await run(kind) { people in
            // jun reads nothing meanwhile. The last ones are said one by one: so wherever jun stops in the log, what was
            // encoded for everybody goes on from there.
            // As much as a room in memory keeps, and on disk more than the sockets' buffers of both ends grow to.
            let count = kind == .sqlite ? 4_000 : 1_900
            let padding = String(repeating: "가", count: 1_350)
            for number in 1...count {
                try await people.mina.say(RoomConversationTests.send("\(number) \(padding)", cid: 100_000 + number))
                guard number.isMultiple(of: 100) || number > count - 70 else { continue }
                while try await people.mina.next("ev")["seq"]?.number != Int64(number) {}
            }
            // Some that were said long ago, and the last ones, which are at hand as they were encoded.
            let taken = [count - 499, count - 250, count - 10, count - 1, count]
            for seq in taken {
                try await people.mina.say(redact(seq, people))
                _ = try await people.mina.next("ok")
            }
            var last: Int64 = 0
            var tombstones: [Int] = []
            while last < count + 5 {
                let event = try await people.jun.next("ev")
                last += 1
                #expect(event["seq"] == .number(Double(last)))
                if event["k"] == .string("tombstone") { tombstones.append(Int(last)) }
            }
            // What had been written to jun's socket before may come with its text; the last ones had not.
            #expect(tombstones.suffix(3) == [count - 10, count - 1, count])
            #expect(Set(tombstones).isSubset(of: taken))
        }
    }

    @Test func `what was taken back is so after a restart`() async throws {
        try await TestStore.directory { path in
            var epoch = ""
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let mina = try await server.client("mina")
                try await mina.say(##"{"t":"join","id":"j","room":"#lobby"}"##)
                epoch = try #require(try await mina.next("joined")["epoch"]?.string)
                try await mina.say(RoomConversationTests.send("비밀", cid: 1))
                try await mina.say(##"{"t":"redact","id":"r","room":"#lobby","epoch":"\##(epoch)","seq":1}"##)
                _ = try await mina.next("ok")
            }
            try await RunningServer.run(store: try TestStore.open(path)) { server in
                let jun = try await server.client("jun")
                try await jun.say(##"{"t":"join","id":"j","room":"#lobby","last":9}"##)
                #expect(try await jun.next("ev")["k"] == .string("tombstone"))
                #expect(try await jun.next("ev")["k"] == .string("redact"))
            }
        }
    }
}
