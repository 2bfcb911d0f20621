import Testing

@testable import ChatClient

@Suite struct SettingSourcesTests {
    private var sources = SettingSources()

    @Test mutating func `the file comes before the environment, and that before the flags`() {
        sources.file = "theme = light\nbell = all\ntimes = on\nmouse = off\n"
        sources.environment = ["ROOST_BELL": "none", "ROOST_TIMES": "off", "ROOST_NICK_COLORS": "off", "ROOST_X": "y"]
        sources.flags = [SettingText("times", "auto")]
        let configured = sources.configured()
        #expect(configured.warnings == [])
        #expect(configured.settings.screen.theme == .light)
        #expect(configured.settings.screen.mouse == false)
        #expect(configured.settings.screen.nickColours == false)
        #expect(configured.settings.attention.bell == .none)
        #expect(configured.settings.screen.times == .auto)
        // The flag is of this run only.
        #expect(configured.lasting.screen.times == .off)
    }

    @Test(arguments: [("1", ThemeName.mono), ("", .light)])
    mutating func `NO_COLOR set to anything means no colours, unless roost is told more exactly`(
        _ value: String, _ theme: ThemeName
    ) {
        sources.file = "theme = light"
        sources.environment = ["NO_COLOR": value]
        #expect(sources.configured().settings.screen.theme == theme)
        sources.environment["ROOST_THEME"] = "dark"
        #expect(sources.configured().settings.screen.theme == .dark)
        sources.flags = [SettingText("theme", "contrast")]
        #expect(sources.configured().settings.screen.theme == .contrast)
    }

    @Test mutating func `a mistake in the environment is told and passed over`() {
        sources.environment = ["ROOST_HELD": "many", "ROOST_TYPING": "none", "ROOST_THEME": ""]
        let configured = sources.configured()
        #expect(
            configured.warnings == [
                "ROOST_HELD: held must be a number from 1000 to 100000, not \"many\". Ignored."
            ])
        #expect(configured.settings.rooms.typing == .none)
    }

    @Test(arguments: [
        (["host", "--mouse", "dev"], ["mouse=on"], ["host", "dev"]),
        (["--no-mouse"], ["mouse=off"], []),
        (["--mouse=off", "--theme", "light", "--theme=dark"], ["mouse=off", "theme=light", "theme=dark"], []),
        (["--room", "dev", "--room", "ops"], ["room=dev ops"], []),
        (["--highlight=a b", "--highlight="], ["highlight=a b "], []),
        (["--nick", "mina", "--plain"], [], ["--nick", "mina", "--plain"]),
        (["--", "--mouse"], [], ["--", "--mouse"]),
        (["--no-theme", "--no-such", "-theme", "theme"], [], ["--no-theme", "--no-such", "-theme", "theme"]),
    ])
    func `a setting's flag is taken out of the command line, and nothing else`(
        _ arguments: [String], _ set: [String], _ rest: [String]
    ) throws {
        let taken = try SettingFlags.take(from: arguments, others: ["nick"])
        #expect(taken.values.map { "\($0.name)=\($0.text)" } == set)
        #expect(taken.rest == rest)
    }

    @Test(arguments: [
        (["--theme"], "--theme needs a value: auto, dark, light, contrast or mono."),
        (["--theme", "red"], "--theme: it must be auto, dark, light, contrast or mono, not \"red\"."),
        (["--mouse=perhaps"], "--mouse: it must be on or off, not \"perhaps\"."),
        (["--room", "no spaces!"], "--room: it must be names of rooms with blanks between them, not \"no spaces!\"."),
    ])
    func `a flag that sets nothing says why`(_ arguments: [String], _ sentence: String) {
        let error = #expect(throws: SettingFlagError.self) { try SettingFlags.take(from: arguments) }
        #expect(error?.sentence == sentence)
    }

    @Test func `a flag's name has no other meaning with no- before it`() {
        let names = SettingTable.rows.map(\.name)
        #expect(names.allSatisfy { !$0.hasPrefix("no-") })
        #expect(SettingTable.find("nick-colors")?.variable == "ROOST_NICK_COLORS")
        #expect(SettingTable.find("mouse")?.flag == "--[no-]mouse")
        #expect(SettingTable.find("theme")?.flag == "--theme word")
    }
}
