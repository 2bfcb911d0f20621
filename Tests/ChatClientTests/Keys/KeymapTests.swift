import TerminalCore
import Testing

@testable import ChatClient

/// What a configuration can do to the keys.
@Suite struct KeymapTests {
    @Test func `a row gets other keys and loses its own`() {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        let isBound = client.model.keymap.bind("room-next", to: [.plain(.function(5)), .control("t")])
        #expect(isBound)
        client.press(.control("n"))
        #expect(client.model.shownRoom?.title == "#lobby")
        client.press(.function(5))
        #expect(client.model.shownRoom?.title == "#dev")
        client.setLine("ab|")
        client.press(.control("t"))
        #expect(client.model.shownRoom?.title == "#lobby")
        client.press(.alt("/"))
        #expect(client.line == "ab|")
    }

    @Test func `none unbinds, in the form and in lists too`() {
        var client = TestClient()
        client.launch(address: nil)
        client.model.keymap.bind("form-leave", to: [])
        #expect(client.press(.escape) == [])
        #expect(client.model.form != nil)
        client.model.keymap.bind("form-leave", to: [.alt("x")])
        #expect(client.press(.alt("x")) == [.quit(exitCode: 0, message: nil)])

        client = .inLobby()
        client.model.keymap.bind("list-close", to: [.control("x")])
        client.enter("/names")
        client.press(.control("c"))
        #expect(client.model.overlay != nil)
        client.press(.control("x"))
        #expect(client.model.overlay == nil)
    }

    @Test func `the help shows the keys as they are bound, and no row without a key`() {
        var keymap = Keymap()
        keymap.bind("room-next", to: [.plain(.function(5)), .shift(.down)])
        keymap.bind("times", to: [])
        keymap.bind("line-start", to: [.control("a")])
        let labels = HelpContent(keymap).sections.flatMap(\.entries).map(\.label)
        #expect(labels.contains("F5, Shift-Down"))
        #expect(labels.contains("Ctrl-A"))
        #expect(!labels.contains("Alt-T"))
        // It had one key, and that is another row's now.
        #expect(keymap.bindings.first { $0.id == "row-down" }?.presses == [])
    }

    @Test func `a name that no row has changes nothing`() {
        var keymap = Keymap()
        let isBound = keymap.bind("rooms-next", to: [.control("t")])
        #expect(!isBound)
        #expect(keymap == Keymap())
    }
}
