import ChatProtocol
import Testing

@testable import ChatClient

@Suite struct ConfigurationTextTests {
    private func read(_ text: String) -> (settings: Settings, warnings: [String]) {
        var settings = Settings()
        var keymap = Keymap()
        let warnings = ConfigurationText(text).apply(to: &settings, &keymap)
        return (settings, warnings)
    }

    @Test func `lines set, comments and empty lines do nothing, and the later of two lines counts`() {
        let (settings, warnings) = read(
            "\u{FEFF}# mine\r\n\n  mouse=off\r\ntimes = on\n   # theme = light\n\ttimes =  off \nroom = #dev lunch\n")
        #expect(warnings == [])
        #expect(settings.screen.mouse == false)
        #expect(settings.screen.times == .off)
        #expect(settings.screen.theme == .auto)
        #expect(settings.start.rooms.names.map(\.wire) == ["#dev", "#lunch"])
    }

    @Test func `what can't be followed is told with its line, and stops nothing`() {
        let (settings, warnings) = read(
            """
            # a
            colour = 16
            mouse = perhaps
            theme
            xyzzy = 1
            nick = two words
            bell = none
            """)
        #expect(
            warnings == [
                "config line 2: unknown setting \"colour\"; did you mean \"colors\"? Ignored.",
                "config line 3: mouse must be on or off, not \"perhaps\". Ignored.",
                "config line 4: there is no \"=\" in it. Ignored.",
                "config line 5: unknown setting \"xyzzy\". Ignored.",
                "config line 6: nick must be 1 to 32 letters, digits, - or _, not \"two words\". Ignored.",
            ])
        var expected = Settings()
        expected.attention.bell = .none
        #expect(settings == expected)
    }

    @Test func `a file that is no configuration is told in a few sentences`() {
        let warnings = read(String(repeating: "PNG\n", count: 2_000)).warnings
        #expect(warnings.count == 6)
        #expect(warnings.last == "config: 1 995 more lines can't be followed.")
    }

    @Test func `writing changes the line of a setting and keeps everything else`() {
        var text = ConfigurationText(
            """
            # Mine, do not touch.
            mouse = on
            future = 1

              mouse =   on
            theme = light
            open = firefox
            """)
        text.set([
            SettingText("mouse", "off"), SettingText("theme", "auto"), SettingText("bell", "all"),
            SettingText("times", "auto"), SettingText("open", ""),
        ])
        #expect(
            text.text == """
                # Mine, do not touch.
                mouse = on
                future = 1

                mouse = off
                theme = auto
                open =
                bell = all

                """)
    }

    @Test func `the sample sets what is set anyway, and explains every setting`() {
        let sample = ConfigurationSample.text
        let (settings, warnings) = read(sample)
        #expect(settings == Settings())
        #expect(warnings == [])
        for row in SettingTable.rows {
            let line = row.standard.isEmpty ? "\(row.name) =" : "\(row.name) = \(row.standard)"
            #expect(sample.contains("# \(row.explanation)\n# \(row.kind.sentence)\n\(line)\n"))
        }
        #expect(sample.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}
