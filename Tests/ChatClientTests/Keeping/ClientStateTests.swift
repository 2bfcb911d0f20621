import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// What is kept, as it stands in its files, and what two runs of the program make of each other's.
@Suite struct ClientStateTests {
    private static let server = ServerKey("chat.example")
    private static let lobby = ClientState.Place(server: server, room: "#lobby")
    private static let dev = ClientState.Place(server: server, room: "#Dev")

    private static let full: ClientState = {
        var state = ClientState()
        state.lastServer = .init(address: "ws://chat.example:8080", time: 5)
        state.unsent[lobby] = .init(draft: .init("/quit\n\t둘\\n", cursor: 3, pasted: .beginning), time: 7)
        state.unsent[ClientState.Place(server: server)] = .init(draft: .init("nowhere"), time: 6)
        state.addSent(.init(place: dev, text: "하나", time: 1))
        state.addSent(.init(place: lobby, text: "/me waves", time: 2))
        state.seen[lobby] = .init(position: Position(epoch: Epoch("e1")!, seq: 17), time: 4)
        return state
    }()

    static let texts: [(StatePart, String)] = [
        (
            .drafts,
            """
            # roost state 1
            draft\tchat.example:8080\t\t6\t7\t0\tnowhere
            draft\tchat.example:8080\t#lobby\t7\t3\t2\t/quit\\n\\t둘\\\\n

            """
        ),
        (
            .sent,
            """
            # roost state 1
            sent\tchat.example:8080\t#dev\t1\t하나
            sent\tchat.example:8080\t#lobby\t2\t/me waves

            """
        ),
        (
            .places,
            """
            # roost state 1
            server\tws://chat.example:8080\t5
            seen\tchat.example:8080\t#lobby\t4\te1\t17

            """
        ),
    ]

    @Test(arguments: texts) func `each part is a text file`(_ part: StatePart, _ text: String) {
        #expect(Self.full.text(of: part) == text)
    }

    @Test func `what was written is read`() throws {
        let all = Self.texts.map { $0.1.split(separator: "\n").dropFirst().joined(separator: "\n") }
        let read = try #require(ClientState(reading: "# roost state 1\n" + all.joined(separator: "\n")))
        #expect(read == Self.full)
    }

    @Test(arguments: [
        "draft", "draft\ta\tb", "draft\ta\t#b\tx\t0\t0\ttext", "draft\ta\t#b\t1\t0\t9\ttext", "draft\ta\t#b\t1\t0\t0\t",
        "sent\ta\t#b\tnever\ttext", "seen\ta\t#b\t1\t한\t5", "seen\ta\t#b\t1\te\t-5", "server\ta", "colour\tred", "\\",
    ])
    func `a line that makes no sense costs itself alone`(_ line: String) throws {
        let text = "# roost state 1\n\(line)\nsent\ta:1\t#b\t3\tkept\n"
        let read = try #require(ClientState(reading: text))
        #expect(read.sent == [.init(place: .init(server: ServerKey("a:1"), room: "#b"), text: "kept", time: 3)])
        #expect(read.unsent.isEmpty && read.seen.isEmpty && read.lastServer == nil)
    }

    @Test func `a file of a later version is not ours to read, an empty one holds nothing`() {
        #expect(ClientState(reading: "# roost state 2\nsent\ta\t#b\t3\ttext\n") == nil)
        #expect(ClientState(reading: "") == ClientState())
    }

    @Test func `a cursor beyond the text is at its end, and what no text has is left out`() throws {
        let read = try #require(ClientState(reading: "# roost state 1\ndraft\ta\t#b\t1\t99\t0\t가\u{1B}나\n"))
        var editor = LineEditor()
        editor.restore(try #require(read.unsent.values.first).draft)
        #expect(editor.text == "가나")
        #expect(editor.cursor == 2)
    }

    @Test func `of two drafts the later one stays, and the other one is found with Up`() {
        var (one, other) = (ClientState(), ClientState())
        one.unsent[Self.lobby] = .init(draft: .init("/old", pasted: .beginning), time: 1)
        one.unsent[Self.dev] = .init(draft: .init("same"), time: 1)
        other.unsent[Self.lobby] = .init(draft: .init("new"), time: 2)
        other.unsent[Self.dev] = .init(draft: .init("same"), time: 2)
        for (mine, theirs) in [(one, other), (other, one)] {
            var merged = mine
            merged.merge(theirs)
            #expect(merged.unsent[Self.lobby]?.draft.text == "new")
            #expect(merged.unsent[Self.dev]?.draft.text == "same")
            #expect(merged.sent.map(\.text) == ["//old"])
        }
    }

    @Test func `sent lines of two runs are one list by time, each line once`() {
        var (one, other) = (Self.full, Self.full)
        one.addSent(.init(place: Self.lobby, text: "later", time: 9))
        other.addSent(.init(place: Self.lobby, text: "between", time: 8))
        one.merge(other)
        #expect(one.sent.map(\.text) == ["하나", "/me waves", "between", "later"])
    }

    @Test func `a room was read as far as anybody has read it, in the log that it has now`() {
        func state(_ epoch: String, _ seq: Int64, _ time: Int64) -> ClientState {
            var state = ClientState()
            state.seen[Self.lobby] = .init(position: Position(epoch: Epoch(epoch)!, seq: seq), time: time)
            return state
        }
        for (one, other, seq) in [
            (state("e", 5, 1), state("e", 3, 2), 5), (state("e", 3, 2), state("e", 5, 1), 5),
            (state("e", 5, 1), state("f", 3, 2), 3), (state("f", 3, 2), state("e", 5, 1), Int64(3)),
        ] {
            var merged = one
            merged.merge(other)
            #expect(merged.seen[Self.lobby]?.position.seq == seq)
        }
    }

    @Test func `the lists are bounded`() {
        var state = ClientState()
        for number in 1...(ClientState.sentMax + 5) {
            state.addSent(.init(place: Self.lobby, text: "\(number)", time: Int64(number)))
        }
        #expect(state.sent.count == ClientState.sentMax && state.sent.first?.text == "6")
        for _ in 1...20 {
            state.addSent(.init(place: Self.lobby, text: String(repeating: "x", count: 64_000), time: 9))
        }
        #expect(state.sent.reduce(0) { $0 + $1.text.utf8.count } <= ClientState.sentBytesMax)
    }
}
