import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct PastingTests {
    private var client = TestClient.inLobby()

    @Test mutating func `several lines stay one message, and the status explains`() {
        #expect(client.paste("/quit\nsecond") == [])
        #expect(
            client.model.inputHint
                == "2 lines, 12 characters. Enter: send as one message  Alt-J: join lines  Esc: keep editing")
        #expect(client.press(.enter).sends.map(\.text) == ["/quit\nsecond"])
        #expect(client.model.inputHint == nil)
    }

    @Test mutating func `one line is inserted where the cursor is`() {
        client.setLine("see | now")
        client.paste("this")
        #expect(client.line == "see this| now")
        #expect(client.model.inputHint == nil)
    }

    @Test mutating func `a pasted command is neither run nor sent without a question`() {
        client.paste("/join dev")
        #expect(client.press(.enter) == [])
        #expect(
            client.model.question?.text
                == "This looks like /join, pasted. Enter runs it, Esc goes back to editing; // sends it as text.")
        client.press(.escape)
        #expect(client.line == "/join dev|")
        client.press(.enter)
        #expect(client.press(.enter).count == 2)
        #expect(client.model.shownRoom?.title == "#dev")
    }

    @Test mutating func `a pasted path is text`() {
        client.paste("/usr/bin/env")
        #expect(client.press(.enter).sends.map(\.text) == ["/usr/bin/env"])
    }

    @Test mutating func `a typed command with a pasted argument is a command`() {
        client.type("/topic ")
        client.paste("Release day")
        #expect(client.press(.enter) == [.transmit(Request(id: "r3", command: .topic(.lobby, "Release day")))])
    }

    @Test mutating func `what was pasted is forgotten with the text`() {
        client.paste("/x")
        client.press(.control("u"))
        #expect(client.enter("/names") == [])
        #expect(client.model.overlay != nil)
    }

    @Test(arguments: [
        (String(repeating: "x\n", count: 20) + "x", "Send 21 lines, 41 characters as one message? Enter yes, Esc no"),
        (String(repeating: "한", count: 700), "Send 1 line, 700 characters as one message? Enter yes, Esc no"),
    ])
    mutating func `a long text asks at the first Enter`(_ text: String, _ question: String) {
        client.paste(text)
        #expect(client.press(.enter) == [])
        #expect(client.model.question?.text == question)
        #expect(client.press(.enter).sends.map(\.text) == [text])
    }

    @Test mutating func `going back to editing keeps it`() {
        client.paste(String(repeating: "x\n", count: 30))
        client.press(.enter)
        client.type("y")
        #expect(client.model.question == nil)
        #expect(client.line.hasSuffix("y|"))
    }

    @Test(arguments: [KeyPress.plain(.escape), .control("g"), .control("c")])
    mutating func `declining leaves the text`(_ press: KeyPress) {
        client.paste(String(repeating: "x\n", count: 30))
        client.press(.enter)
        client.press(press)
        #expect(client.model.question == nil)
        #expect(client.model.composer.editor.text.count == 60)
    }

    @Test mutating func `removed control characters are counted`() {
        client.paste("a\u{1B}b\u{7}c\u{1}")
        #expect(client.line == "abc|")
        #expect(client.model.notice?.text == "Removed 3 control characters.")
    }

    @Test mutating func `a paste that was cut says so`() {
        client.send(.key(.paste("text", truncated: true)))
        #expect(client.model.notice?.text == "The pasted text was too long. Its beginning is below.")
        #expect(client.line == "text|")
    }

    @Test func `a paste into the form is one line`() {
        var client = TestClient()
        client.launch(address: nil)
        client.press(.control("u"))
        client.paste("192.168.1.20:8080\n")
        #expect(client.model.form?.server.text == "192.168.1.20:8080")
    }

    @Test mutating func `a pasted slash that was sent comes back from the sent lines as text`() {
        client.paste("/quit\nsecond")
        client.press(.enter)
        client.press(.up)
        #expect(client.line == "//quit\nsecond|")
        #expect(client.press(.enter).sends.map(\.text) == ["/quit\nsecond"])
    }

    @Test mutating func `a pasted command that was run comes back from the sent lines as a command`() {
        client.paste("/join dev")
        client.press(.enter)
        client.press(.enter)
        client.press(.control(.up))
        #expect(client.line == "/join dev|")
    }

    @Test mutating func `two typed slashes before a long paste send one, also after the question`() {
        client.type("//")
        client.paste(String(repeating: "x", count: 2_100))
        #expect(client.press(.enter) == [])
        #expect(client.press(.enter).sends.map { $0.text.prefix(2) } == ["/x"])
    }
}
