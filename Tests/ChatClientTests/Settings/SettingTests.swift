import Testing

@testable import ChatClient

@Suite struct SettingTests {
    @Test(arguments: [
        ("mouse", "off"), ("times", "on"), ("times", "off"), ("times", "auto"), ("bell", "all"), ("bell", "none"),
        ("bell", "mention"), ("theme", "light"), ("colors", "16"), ("colors", "none"), ("nick-colors", "off"),
        ("open", "firefox --new-tab"), ("notify", "notify-send -h string:tag:a,b"), ("server", "wss://chat.example"),
        ("nick", "미나"), ("room", "#dev #점심"),
        ("highlight", "deploy 배포"), ("title", "off"), ("typing", "send"), ("held", "1000"),
    ])
    func `what is set is what is told`(_ name: String, _ text: String) throws {
        var settings = Settings()
        try settings.set(name, to: text)
        #expect(SettingTable.find(name)?.text(in: settings) == text)
        // One row changes one field.
        for row in SettingTable.rows where row.name != name { #expect(row.text(in: settings) == row.standard) }
    }

    @Test(arguments: [
        ("mouse", "perhaps", "mouse must be on or off."), ("times", "", "times must be auto, on or off."),
        ("bell", "ding", "bell must be mention, all or none."),
        ("theme", "red", "theme must be auto, dark, light, contrast or mono."),
        ("colors", "7", "colors must be auto, 256, 16, 8 or none."),
        ("mose", "on", "There is no setting mose. Did you mean mouse?"),
        ("xyzzy", "on", "There is no setting xyzzy."),
    ])
    func `what cannot be set says why and changes nothing`(_ name: String, _ text: String, _ sentence: String) {
        var settings = Settings()
        let error = #expect(throws: SettingError.self) { try settings.set(name, to: text) }
        #expect(error?.sentence == sentence)
        #expect(settings == Settings())
    }

    @Test func `names are those of long flags, and every row says what it does`() {
        let names = SettingTable.rows.map(\.name)
        #expect(names.count == Set(names).count)
        #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } })
        #expect(SettingTable.rows.allSatisfy { !$0.explanation.isEmpty })
    }

    @Test func `the ways that values are written`() {
        #expect([Bool(settingText: "YES"), Bool(settingText: "false"), Bool(settingText: "1")] == [true, false, nil])
        #expect(ScreenSettings.Choice(settingText: "Auto") == .auto)
        #expect([String](settingText: " deploy, 배포  release")?.settingText == "deploy 배포 release")
        #expect([String](settingText: "") == [])
        #expect(SettingKind.number(1...9).allows(9) && !SettingKind.number(1...9).allows(10))
        #expect(SettingKind.number(1...9).sentence == "a number from 1 to 9")
    }

    @Test func `Alt-M and Alt-T change the settings themselves`() {
        var client = TestClient.inLobby()
        client.press(.alt("m"))
        client.press(.alt("t"))
        #expect(SettingTable.find("mouse")?.text(in: client.model.settings) == "off")
        #expect(SettingTable.find("times")?.text(in: client.model.settings) == "off")
    }
}
