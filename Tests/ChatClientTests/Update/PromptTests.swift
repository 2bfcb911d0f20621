import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The input row belongs to something else than the draft.
@Suite struct PromptTests {
    /// A draft in #lobby, and over it the list of three rooms.
    private var client: TestClient = {
        var client = TestClient.inLobby()
        client.enter("/rooms")
        let rooms = ["dev", "잡담", "lobby"].map {
            RoomList.Entry(room: try! RoomName($0), count: 1, topic: "about \($0)")
        }
        client.server(.rooms(RoomList(re: "r3", rooms: rooms)))
        client.model.composer.editor.insert("draft")
        return client
    }()

    private var prompt: String {
        guard let editor = client.model.prompt?.editor else { return "none" }
        var text = Array(editor.text)
        text.insert("|", at: editor.cursor)
        return String(text)
    }

    private var entries: Int? {
        guard case .rooms(let rooms)? = client.model.overlay else { return nil }
        return rooms.entries(matching: client.model.filter)?.count
    }

    @Test mutating func `typed text narrows the list and leaves the draft alone`() {
        #expect(prompt == "none")
        client.press(.down)
        client.type("잡")
        #expect(prompt == "잡|")
        #expect(client.model.overlay?.place == 0)
        #expect(entries == 1)
        #expect(
            client.press(.enter) == [
                .transmit(Request(id: "r4", command: .join(Join(room: try! RoomName("잡담"), last: 100)))),
                .terminal(.setTitle("#잡담 roost")),
            ])
        #expect(client.model.overlay == nil && client.model.prompt == nil)
        client.press(.alt("1"))
        #expect(client.line == "draft|")
    }

    @Test mutating func `the prompt is edited as the input line is`() {
        client.type("one two")
        client.press(.control("w"))
        #expect(prompt == "one |")
        client.press(.control("y"))
        client.press(.control("a"))
        client.press(.plain(.delete))
        #expect(prompt == "|ne two")
        for _ in 1...20 { client.press(.control("f")) }
        client.press(.alt(.enter))
        client.press(.plain(.tab))
        client.press(.character("!"))
        #expect(prompt == "ne two!|")
        client.press(.control("u"))
        client.press(.plain(.backspace))
        #expect(prompt == "|")
        #expect(client.line == "draft|")
    }

    @Test mutating func `a pasted line goes to the filter, several lines go to the draft`() {
        client.paste("de")
        #expect(prompt == "de|")
        client.paste("v\nx")
        #expect(prompt == "dev x|")
        #expect(client.line == "draft|")
        client.press(.escape)
        client.press(.function(1))
        client.paste("\none\ntwo")
        #expect(client.model.help == nil)
        #expect(client.line == "draft\none\ntwo|")
    }

    @Test(arguments: [KeyPress.plain(.escape), .control("g"), .control("c")])
    mutating func `closing ends the filter, and the draft is back`(_ press: KeyPress) {
        client.type("dev")
        client.press(press)
        #expect(client.model.overlay == nil && client.model.prompt == nil)
        client.type("!")
        #expect(client.line == "draft!|")
    }

    @Test mutating func `an entry below the filter's last one is never taken`() {
        client.type("lob")
        for _ in 1...5 { client.press(.down) }
        #expect(client.model.overlay?.place == 0)
        client.type("zzz")
        #expect(client.press(.enter) == [])
        #expect(client.model.overlay != nil)
    }

    @Test mutating func `the help over a filtered list gives the filter back`() {
        client.type("dev")
        client.press(.function(1))
        #expect(client.model.prompt == nil)
        client.type("join")
        #expect(client.model.filter == "join")
        client.press(.escape)
        #expect(prompt == "dev|")
        client.press(.function(1))
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.function(1))
        #expect(prompt == "dev|")
    }

    @Test mutating func `a list that goes below the help takes its filter along`() {
        client.press(.escape)
        client.model.composer.replaceText("")
        client.enter("/rooms")
        client.type("dev")
        client.press(.function(1))
        client.network(.closed(code: 1006, sentence: ""))
        client.press(.escape)
        #expect(client.model.overlay == nil && client.model.prompt == nil)
    }

    @Test mutating func `the help begins with the keys of where it was opened`() {
        func first() -> String? { HelpContent(Keymap(), first: client.model.help?.place).sections.first?.title }
        client.press(.function(1))
        #expect(first() == "Keys of lists")
        client.press(.alt("?"))
        client.press(.escape)
        client.press(.function(1))
        #expect(first() == "Keys")
        client = TestClient()
        client.launch(address: nil)
        client.press(.function(1))
        #expect(first() == "Keys of the connection form")
        client.type("next")
        #expect(prompt == "next|")
        #expect(client.model.form?.server.text == "127.0.0.1:8080")
        #expect(client.press(.alt("a")) == [])
        #expect(client.press(.control("l")) == [.terminal(.redraw)])
        client.press(.escape)
        client.type("x")
        #expect(client.model.form?.server.text == "127.0.0.1:8080x")
    }
}
