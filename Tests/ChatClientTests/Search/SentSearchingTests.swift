import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// Ctrl-R: the draft is as it was until a line is taken, and comes back afterwards.
@Suite struct SentSearchingTests {
    /// In #dev, with lines sent from both rooms and a draft.
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.enter("make the build")
        client.enter("빌드가 끝났어요")
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.enter("build 41 is green")
        client.enter("lunch")
        client.type("draft")
        client.press(.left)
        return client
    }()

    private var found: String? { client.model.shownSentSearch?.line }

    @Test mutating func `what is typed narrows, and Enter takes the line without sending it`() {
        client.press(.control("r"))
        #expect(found == nil)
        client.type("bui")
        #expect(found == "build 41 is green")
        client.press(.character("l"))
        client.press(.control("r"))
        #expect(found == "make the build")
        client.press(.control("r"))
        #expect(client.model.notice?.text == "That is the oldest line that has it.")
        client.press(.control("s"))
        #expect(found == "build 41 is green")
        client.press(.up)
        #expect(client.press(.enter).sends == [])
        #expect(client.line == "make the build|")
        #expect(client.model.prompt == nil && client.model.sentSearch == nil)
        #expect(client.press(.enter).sends.map(\.text) == ["make the build"])
        // The draft of before is the newest of the lines that Up finds.
        client.press(.control(.up))
        client.press(.control(.up))
        #expect(client.line == "draft|")
    }

    @Test(arguments: [KeyPress.plain(.escape), .control("g"), .control("c")])
    mutating func `the draft is back, untouched`(_ press: KeyPress) {
        client.press(.control("r"))
        client.type("lun")
        client.press(press)
        #expect(client.line == "draf|t")
        client.type("!")
        #expect(client.line == "draf!|t")
        client.press(.control("_"))
        client.press(.control("r"))
        client.type("zzz")
        client.press(.enter)
        #expect(client.line == "draf|t")
    }

    @Test mutating func `after a line was taken, undo and Down bring the draft back`() {
        client.press(.control("r"))
        client.type("41")
        client.press(.enter)
        #expect(client.line == "build 41 is green|")
        client.press(.down)
        client.press(.down)
        #expect(client.line == "draft|" || client.line == "draf|t")
        client.press(.control("r"))
        client.type("빌드")
        client.press(.enter)
        #expect(client.line == "빌드가 끝났어요|")
        client.press(.control("_"))
        #expect(client.line == "draft|" || client.line == "draf|t")
    }

    @Test mutating func `a key that edits takes the line and edits it, Backspace takes back what was typed`() {
        client.press(.control("r"))
        client.type("lunchx")
        #expect(found == nil)
        client.press(.plain(.backspace))
        #expect(found == "lunch")
        client.press(.control("a"))
        #expect(client.line == "|lunch")
        client.type("late ")
        client.press(.control("r"))
        client.press(.control("r"))
        #expect(client.model.prompt?.editor.text == "lunch")
        client.press(.control("u"))
        #expect(client.line == "|")
        client.press(.control("y"))
        #expect(client.line == "lunch|")
    }

    @Test mutating func `another room ends the search, and neither draft is touched`() {
        client.press(.control("r"))
        client.type("lunch")
        client.press(.control("p"))
        #expect(client.model.prompt == nil && client.model.sentSearch == nil)
        #expect(client.line == "|")
        client.press(.control("n"))
        #expect(client.line == "draf|t")
    }

    @Test mutating func `the help over the search gives it back`() {
        client.press(.control("r"))
        client.type("lunch")
        client.press(.function(1))
        client.type("quit")
        #expect(client.model.shownSentSearch == nil)
        client.press(.escape)
        client.press(.escape)
        #expect(client.line == "draf|t")
    }

    @Test func `where nothing was sent there is nothing to search`() {
        var client = TestClient.inLobby()
        client.press(.control("r"))
        #expect(client.model.notice?.text == "You have not sent a line yet.")
        #expect(client.model.prompt == nil)
    }

    @Test func `what was taken back is in no search`() {
        var client = TestClient.inLobby()
        client.enter("hush")
        client.press(.control("r"))
        client.type("hu")
        client.model.forgetSent { $0 == "hush" }
        client.press(.enter)
        #expect(client.line == "|")
    }
}
