import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// A text goes to an editor and comes back, or does not.
@Suite struct EditingElsewhereTests {
    private var client = TestClient.inLobby()

    @discardableResult
    private mutating func comesBack(_ text: String) -> String? {
        client.send(.edited(.text(text, isRepaired: false)))
        return client.model.notice?.text
    }

    @Test mutating func `the text goes to the editor, and what comes back takes its place`() {
        client.type("초안 draft")
        #expect(client.press(.alt("e")) == [.terminal(.edit("초안 draft"))])
        #expect(comesBack("초안 edited\n") == nil)
        #expect(client.line == "초안 edited|")
        #expect(client.press(.control("_")) == [])
        #expect(client.line == "초안 draft|")
        // With the Hangul layout on it is the same key.
        #expect(client.press(.alt("ㄷ")) == [.terminal(.edit("초안 draft"))])
    }

    @Test mutating func `a text that was typed in no room comes back into the room that is shown by then`() {
        client = TestClient()
        client.launch()
        client.type("초안")
        #expect(client.press(.alt("e")) == [.terminal(.edit("초안"))])
        client.welcome()
        client.joinLive("lobby", epoch: "e1", head: 0)
        #expect(comesBack("초안, 길게 고침\n") == nil)
        #expect(client.line == "초안, 길게 고침|")
        client.press(.control("_"))
        #expect(client.line == "초안|")
    }

    @Test mutating func `several lines are text, whatever they begin with`() {
        client.press(.alt("e"))
        comesBack("/quit\nsecond\n")
        #expect(client.line == "/quit\nsecond|")
        #expect(client.model.inputHint?.hasPrefix("2 lines, 12 characters.") == true)
        #expect(client.press(.enter).sends.map(\.text) == ["/quit\nsecond"])
    }

    @Test mutating func `a long command can be edited and runs`() {
        client.type("/topic one")
        client.press(.alt("e"))
        comesBack("/topic one two\n")
        let topic = Request(id: "r3", command: .topic(.lobby, "one two"))
        #expect(client.press(.enter) == [.transmit(topic)])
    }

    @Test(
        arguments: [
            ("a\u{1B}[31mb\u{0}\u{7}\n", "a[31mb|", "Removed 3 control characters."),
            ("\u{FEFF}mark\r\n", "mark|", nil), ("a\r\nb\n\n", "a\nb\n|", nil), ("tab\there", "tab    here|", nil),
        ] as [(String, String, String?)])
    mutating func `what no message has is dropped and counted`(_ file: String, _ line: String, _ notice: String?) {
        client.press(.alt("e"))
        #expect(comesBack(file) == notice)
        #expect(client.line == line)
    }

    @Test mutating func `a file that is too long is cut, and the text of before comes with undo`() {
        client.type("draft")
        client.press(.alt("e"))
        #expect(
            comesBack(String(repeating: "한", count: Composer.bytesMax))
                == "The text was too long. Its beginning is below.")
        #expect(client.model.composer.editor.text.utf8.count <= Composer.bytesMax)
        client.press(.control("_"))
        #expect(client.line == "draft|")
    }

    @Test mutating func `what is no UTF-8 is told`() {
        client.press(.alt("e"))
        client.send(.edited(.text("a\u{FFFD}b", isRepaired: true)))
        #expect(client.model.notice?.text == "Some of the file was not UTF-8; it is shown as \u{FFFD}.")
    }

    @Test mutating func `an emptied file empties the line, and undo brings it back`() {
        client.type("draft")
        client.press(.alt("e"))
        #expect(comesBack("") == "The editor gave back an empty text. Ctrl-_ brings the one of before.")
        client.press(.control("_"))
        #expect(client.line == "draft|")
    }

    @Test mutating func `an editor that failed changes nothing, and what it had saved is not lost`() {
        client.type("draft")
        client.press(.alt("e"))
        client.send(.edited(.failed("vi ended with status 1.", saved: "draft\n")))
        #expect(client.model.notice?.text == "vi ended with status 1. Your text is as it was.")
        #expect(client.line == "draft|")
        client.press(.alt("e"))
        client.send(.edited(.failed("vi was ended by signal 9.", saved: "half done\n")))
        #expect(
            client.model.notice?.text
                == "vi was ended by signal 9. Your text is as it was; Ctrl-_ brings what the editor had saved.")
        #expect(client.line == "draft|")
        client.press(.control("_"))
        #expect(client.line == "half done|")
    }

    @Test mutating func `what comes meanwhile is shown, keys do nothing and typed text is kept`() {
        client.type("draft")
        client.press(.alt("e"))
        client.hear("pushed", seq: 1)
        #expect(client.items().last == "bob: pushed")
        #expect(client.press(.enter) == [])
        #expect(client.press(.control("c")) == [])
        client.type("!")
        #expect(client.line == "draft!|")
        comesBack("edited\n")
        #expect(client.line == "edited|")
        client.press(.control("_"))
        #expect(client.line == "draft!|")
    }

    @Test mutating func `a mention meanwhile is behind the user's back`() {
        client.advance(by: .seconds(10))
        client.press(.alt("e"))
        #expect(client.hear("dana?", seq: 1).contains(.terminal(.ringBell)))
        #expect(client.room().mentions == 1)
        comesBack("edited\n")
        #expect(client.room().mentions == 0)
        #expect(client.room().readLine?.count == 1)
    }

    @Test mutating func `the text goes back to the room that it came from`() {
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.type("draft")
        client.press(.alt("e"))
        client.model.show(.room(.lobby))
        comesBack("edited\n")
        #expect(client.line == "|")
        #expect(client.room("dev").composer.editor.text == "edited")
        client.press(.control("n"))
        client.press(.alt("e"))
        client.model.removeRoom(at: 1)
        comesBack("edited again\n")
        client.joinLive("dev", epoch: "d", head: 0)
        client.enter("/join dev")
        #expect(client.line == "edited again|")
    }

    @Test mutating func `the operator secret goes into no file`() {
        client.type("/oper secret")
        #expect(client.press(.alt("e")) == [])
        #expect(client.model.notice?.text == "The secret of /oper goes into no file. Ctrl-C clears the line.")
        #expect(client.line == "/oper secret|")
    }

    @Test mutating func `where nobody could bring it back, Ctrl-Z says so`() {
        #expect(client.press(.control("z")) == [.terminal(.suspend)])
        client.send(.cannotSuspend)
        #expect(
            client.model.notice?.text
                == "No shell with job control could bring roost back, so it runs on. /quit leaves it.")
    }
}

@Suite struct EditorCommandTests {
    @Test(arguments: [
        (["VISUAL": "emacs", "EDITOR": "ed"], ["emacs"]), (["VISUAL": " ", "EDITOR": "ed"], ["ed"]), ([:], ["vi"]),
        (["EDITOR": "code --wait"], ["sh", "-c", "exec code --wait \"$@\"", "code --wait"]),
        (
            ["EDITOR": "'/opt/my editor/run'"],
            ["sh", "-c", "exec '/opt/my editor/run' \"$@\"", "'/opt/my editor/run'"]
        ),
        (["EDITOR": "X=1 vi"], ["sh", "-c", "trap : INT QUIT; X=1 vi \"$@\"", "X=1 vi"]),
    ])
    func `the environment names it, and a shell reads what has arguments`(
        _ environment: [String: String], _ arguments: [String]
    ) {
        #expect(EditorCommand(environment: environment) { _ in true }?.arguments == arguments)
    }

    @Test func `where nothing is named, what is there is taken`() {
        #expect(EditorCommand(environment: [:]) { $0 == "nano" }?.arguments == ["nano"])
        #expect(EditorCommand(environment: [:]) { _ in false } == nil)
        #expect(EditorCommand(environment: ["EDITOR": "code --wait"]) { _ in false }?.name == "code")
    }
}
