import TerminalCore
import Testing

@testable import ChatClient

@Suite struct ThemeCommandTests {
    private var client = TestClient.inLobby()

    @Test mutating func `a theme is taken at once`() {
        client.enter("/theme light")
        #expect(client.model.theme == .light)
        #expect(client.line == "|")
        #expect(client.model.notice?.text == "The theme is light.")
        client.enter("/theme MONO")
        #expect(client.model.theme == .mono)
        client.enter("/theme")
        #expect(client.model.notice?.text == "The theme is mono. Others: auto, dark, light, contrast.")
        #expect(client.model.theme == .mono)
    }

    @Test mutating func `what is no theme stays in the input line`() {
        client.enter("/theme ligth")
        #expect(client.model.notice?.text == "There is no theme ligth. Did you mean light?")
        #expect(client.line == "/theme ligth|")
        client.press(.character("c"), .control)
        client.enter("/theme xyzzy")
        #expect(
            client.model.notice?.text
                == "There is no theme xyzzy. There are auto, dark, light, contrast and mono.")
        #expect(client.model.theme == .neutral)
    }

    @Test mutating func `a theme shows while it is typed or completed, and goes with the text`() {
        client.type("/theme dar")
        #expect(client.model.theme == .neutral)
        client.press(.tab)
        #expect(client.line == "/theme dark |")
        #expect(client.model.theme == .dark)
        client.press(.character("c"), .control)
        #expect(client.model.theme == .neutral)
        client.type("/theme ")
        client.press(.tab)
        client.press(.tab)
        client.press(.tab)
        #expect(client.line == "/theme light |")
        #expect(client.model.theme == .light)
        client.press(.enter)
        #expect(client.model.theme == .light)
    }

    @Test mutating func `text that only begins like that shows nothing`() {
        for text in ["/themes dark", " /theme dark", "//theme dark", "/topic dark", "theme dark"] {
            client.type(text)
            #expect(client.model.theme == .neutral, "\(text)")
            client.press(.character("u"), .control)
        }
    }

    @Test mutating func `what the terminal tells of its background counts, and nobody notices`() {
        client.type("draft")
        client.model.notice = Notice(text: "still there", expires: .seconds(9_000))
        let before = client.model
        #expect(client.send(.key(.reply(.background(RGB(red: 0xFD, green: 0xF6, blue: 0xE3))))) == [])
        #expect(client.model.theme == .light)
        #expect(client.model.notice == before.notice)
        #expect(client.model.composer == before.composer)
        client.send(.key(.reply(.background(RGB(red: 0, green: 0x2B, blue: 0x36)))))
        #expect(client.model.theme == .dark)
        client.model.settings.screen.theme = .contrast
        #expect(client.model.theme == .contrast)
    }

    @Test mutating func `names without colours, and fewer colours`() throws {
        try client.model.settings.set("theme", to: "dark")
        try client.model.settings.set("nick-colors", to: "off")
        #expect(client.model.theme.full.names.isEmpty && client.model.theme.basic.names.isEmpty)
        #expect(client.model.theme.full.alert == Theme.dark.full.alert)
        try client.model.settings.set("colors", to: "16")
        #expect(client.model.theme.looks(at: .full) == client.model.theme.basic)
    }

    @Test func `settings hold from the launch`() {
        var settings = Settings()
        settings.screen.theme = .mono
        settings.screen.mouse = false
        var client = TestClient()
        let effects = client.send(
            .launch(Launch(address: "chat.example:8080", configured: Configured(settings: settings))))
        #expect(client.model.theme == .mono)
        #expect(effects.contains(.terminal(.setMouse(false))))
    }
}
