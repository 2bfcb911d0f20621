import TerminalCore
import Testing

@testable import ChatClient

@Suite struct KeyConfigurationTests {
    private func configured(_ text: String) -> Configured {
        var sources = SettingSources()
        sources.file = text
        return sources.configured()
    }

    @Test func `a key of the configuration works, and the help shows it`() {
        let configured = configured("bind help = f2 alt-h\nBIND  mouse=none\n")
        #expect(configured.warnings == [])
        var client = TestClient()
        client.send(.launch(Launch(address: "chat.example:8080", configured: configured)))
        client.welcome()
        client.joinLive("lobby", epoch: "e1", head: 0)
        client.press(.plain(.function(1)))
        #expect(client.model.help == nil)
        client.press(.plain(.function(2)))
        #expect(client.model.help != nil)
        client.press(.plain(.escape))
        client.press(.alt("m"))
        #expect(client.model.settings.screen.mouse)
        #expect(client.items().last?.contains("F2 shows the keys, /help the commands.") == true)
        let labels = HelpContent(client.model.keymap).sections.flatMap(\.entries).map(\.label)
        #expect(labels.contains("F2, Alt-H") && !labels.contains("Alt-M"))
    }

    @Test func `what binds nothing says why, and stops nothing`() {
        let configured = configured(
            """
            bind room-nxt = f5
            bind xyzzy = f5
            bind help = x
            bind help = ctrl-i f5
            bind help =
            """)
        #expect(
            configured.warnings == [
                "config line 1: nothing called \"room-nxt\" can be bound; did you mean \"room-next\"? Ignored.",
                "config line 2: nothing called \"xyzzy\" can be bound; --print-config lists the names. Ignored.",
                "config line 3: the key x types text. With alt- or ctrl- before it, it can be bound. Ignored.",
                "config line 4: terminals send ctrl-i as Tab. Bind Tab instead. Ignored.",
                "config line 5: no key is named; none unbinds. Ignored.",
            ])
        #expect(configured.keymap == Keymap())
    }

    @Test func `the sample lists every row, and its lines bind what is bound anyway`() {
        let lines = ConfigurationSample.text.split(separator: "\n").filter { $0.hasPrefix("# bind ") }
        #expect(lines.count == KeyTable.bindings.count)
        let configured = configured(lines.map { $0.dropFirst(2) }.joined(separator: "\n"))
        #expect(configured.warnings == [])
        #expect(configured.keymap.bindings.map(\.presses) == Keymap().bindings.map(\.presses))
    }

    @Test func `saving leaves the keys alone`() {
        var text = ConfigurationText("bind help = f2\nmouse = on\n")
        text.set([SettingText("mouse", "off")])
        #expect(text.text == "bind help = f2\nmouse = off\n")
    }
}
