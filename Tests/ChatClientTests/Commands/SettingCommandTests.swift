import TerminalCore
import Testing

@testable import ChatClient

@Suite struct SettingCommandTests {
    private var client = TestClient.inLobby()

    @Test mutating func `a setting is changed at once`() {
        #expect(client.enter("/set mouse off") == [.terminal(.setMouse(false))])
        #expect(client.model.notice?.text == "mouse is off now. /set save keeps it.")
        #expect(client.line == "|")
        client.enter("/set theme = light")
        #expect(client.model.theme == .light)
        client.enter("/SET Highlight=deploy 배포")
        #expect(client.model.settings.attention.highlight == ["deploy", "배포"])
        client.enter("/set highlight =")
        #expect(client.model.notice?.text == "highlight is empty now. /set save keeps it.")
        #expect(client.model.settings.attention.highlight == [])
    }

    @Test mutating func `keys, commands and set are about the same setting`() {
        client.press(.alt("m"))
        client.enter("/set mouse")
        #expect(client.model.notice?.text == "mouse is off; the default is on. It can be on or off.")
        client.enter("/theme mono")
        client.enter("/set theme")
        #expect(
            client.model.notice?.text
                == "theme is mono; the default is auto. It can be auto, dark, light, contrast or mono.")
        client.enter("/set bell")
        #expect(client.model.notice?.text == "bell is mention, the default. It can be mention, all or none.")
    }

    @Test(arguments: [
        ("/set mose off", "There is no setting mose. Did you mean mouse?"),
        ("/set mouse perhaps", "mouse must be on or off."),
        ("/set held 12", "held must be a number from 1000 to 100000."),
        ("/set xyzzy", "There is no setting xyzzy."),
    ])
    mutating func `what cannot be set says why and stays in the input line`(_ line: String, _ sentence: String) {
        client.enter(line)
        #expect(client.model.notice?.text == sentence)
        #expect(client.line == line + "|")
        #expect(client.model.settings == Settings())
    }

    @Test mutating func `what is looked at when the program starts says so`() {
        client.enter("/set room dev lunch")
        #expect(client.model.notice?.text == "room is #dev #lunch from the next start on, once /set save has kept it.")
    }

    @Test mutating func `save keeps what was changed, once`() {
        client.enter("/set save")
        #expect(
            client.model.notice?.text == "Nothing to keep: all settings are as they would be at the next start.")
        client.press(.alt("m"))
        client.enter("/set theme light")
        let values = [SettingText("theme", "light"), SettingText("mouse", "off")]
        #expect(client.enter("/set save") == [.configuration(.save(values))])
        client.send(.configurationSaved(.failed(sentence: "config: Permission denied.")))
        #expect(client.model.notice?.text == "Not kept. config: Permission denied.")
        #expect(client.enter("/set save") == [.configuration(.save(values))])
        client.send(.configurationSaved(.saved(path: "~/.config/roost/config")))
        #expect(client.model.notice?.text == "Kept in ~/.config/roost/config.")
        #expect(client.enter("/set save") == [])
        client.enter("/set theme auto")
        #expect(client.enter("/set save") == [.configuration(.save([SettingText("theme", "auto")]))])
    }

    @Test func `what the environment gives is not kept, and what a flag gives is`() {
        var client = TestClient()
        var sources = SettingSources()
        sources.environment = ["NO_COLOR": "1", "ROOST_BELL": "all"]
        sources.flags = [SettingText("mouse", "off")]
        client.send(.launch(Launch(address: "chat.example:8080", configured: sources.configured())))
        client.welcome()
        client.joinLive("lobby", epoch: "e1", head: 0)
        #expect(client.enter("/set save") == [.configuration(.save([SettingText("mouse", "off")]))])
    }

    @Test mutating func `the list shows every setting, filters, and Enter changes one`() {
        client.enter("/set")
        #expect(client.model.overlay == .settings(SettingsOverlay()))
        #expect(client.model.overlay.map { client.model.count(of: $0) } == SettingTable.rows.count)
        client.type("wheel")
        #expect(client.model.overlay.map { client.model.count(of: $0) } == 1)
        client.press(.enter)
        #expect(client.model.overlay == nil)
        #expect(client.line == "/set mouse on|")
    }

    @Test mutating func `Tab knows names and values`() {
        client.type("/set th")
        client.press(.tab)
        #expect(client.line == "/set theme |")
        client.type("l")
        client.press(.tab)
        #expect(client.line == "/set theme light|")
        #expect(client.model.theme == .light, "it shows while it is chosen")
        client.press(.control("u"))
        client.type("/set sa")
        client.press(.tab)
        #expect(client.line == "/set save|")
        client.press(.control("u"))
        // Where anything goes, Tab brings what is there to change it.
        client.type("/set open ")
        client.press(.tab)
        #expect(client.line == "/set open xdg-open|")
    }

    @Test func `mistakes in the configuration are told in the form and in the first room`() {
        var client = TestClient()
        let configured = Configured(warnings: ["config line 2: unknown setting \"colour\". Ignored.", "Another."])
        client.send(.launch(Launch(address: nil, configured: configured)))
        #expect(client.model.form?.remarks == configured.warnings)
        client.press(.enter)
        client.welcome()
        client.joinLive("lobby", epoch: "e1", head: 0)
        #expect(client.model.notice?.text == "Another.")
        #expect(client.items().first == "(config line 2: unknown setting \"colour\". Ignored.)")
        client.press(.left)
        #expect(client.items().last == "(Another.)")
    }

    @Test func `in plain mode they are lines, and so is the list`() {
        var client = TestClient()
        let configured = Configured(warnings: ["config line 2: unknown setting \"colour\". Ignored."])
        let effects = client.send(
            .launch(
                Launch(
                    address: "chat.example:8080", configured: configured,
                    lineMode: LineMode(.chat(.person), history: 20))))
        #expect(Self.printed(effects).contains("roost: config line 2: unknown setting \"colour\". Ignored."))
        client.welcome()
        client.joinLive("lobby", epoch: "e1", head: 0)
        _ = client.send(.lines(["/set times on"]))
        let list = Self.printed(client.send(.lines(["/set"])))
        #expect(
            list.contains("roost: times = on (default auto): the time of messages; auto goes by the width"))
        #expect(list.contains("roost: bell = mention (default): what rings while the terminal has no focus"))
        #expect(list.count == SettingTable.rows.count)
    }

    private static func printed(_ effects: [Effect]) -> [String] {
        effects.flatMap { effect -> [String] in
            if case .terminal(.print(let lines)) = effect { lines.map(\.text) } else { [] }
        }
    }
}
