import ChatClient

/// The manual of the client, `roost(1)`.
enum RoostManual {
    static func text(of program: ProgramDescription) -> String {
        var page = ManualPage("roost", section: 1, "chat with the people on your network")
        page.section("SYNOPSIS")
        for program in [program] + program.tools { page.synopsis(of: program) }
        page.section("DESCRIPTION")
        page.paragraphs(
            "roost is a full-screen chat client for a server like roostd. It also chats, a line at a time, with any other"
                + " WebSocket server that passes lines of text on.",
            "Without an address a form asks for it, unless the setting server has one. Type and press Enter. F1 shows"
                + " the keys, /help the commands.",
            "What you type stays until it is sent: through a lost connection, a refusal, and every key. A message is"
                + " dim until the server has it, and nothing is ever sent again behind your back.",
            "With --plain, and by itself where there is no screen, the same chat is lines: for screen readers, pipes"
                + " and terminals that can't do more. Every line begins with a time or with \"roost:\".")
        page.macros(".Pp")
        page.paragraphs("The options are:")
        page.flags(program.options)
        page.macros(".Pp")
        page.paragraphs(
            "Every setting is an option, too: what is on or off is switched by --mouse and --no-mouse, and any other"
                + " takes a value, as --theme dark.")
        page.section("SCRIPTS")
        page.paragraphs(
            "Sentences go to standard error. These read no configuration and none of the variables of settings, and"
                + " keep nothing.")
        for tool in program.tools {
            page.part(tool.name)
            page.paragraphs(tool.abstract)
            page.list(tool.arguments.map { ("Ar \(ManualPage.argument($0.name))", ManualPage.sentence($0.abstract)) })
            page.flags(tool.options)
        }
        addTables(to: &page)
        addSurroundings(to: &page)
        page.section("EXIT STATUS")
        page.statuses(ExitStatuses.roost)
        page.section("EXAMPLES")
        page.paragraphs("Ask where to connect:")
        page.example("roost")
        page.paragraphs("Join two rooms of a server under a name:")
        page.example("roost 192.168.1.20 dev lunch -n mina")
        page.paragraphs("Tell a room how a build went:")
        page.example("make 2>&1 | tail -5 | roost send 192.168.1.20 -r dev -n build")
        page.paragraphs("Read along in a program:")
        page.example("roost tail 192.168.1.20 --json --last 0 | jq .text")
        page.section("SEE ALSO")
        page.macros(".Xr roostd 8")
        return page.text
    }

    private static func addTables(to page: inout ManualPage) {
        page.section("KEYS")
        page.paragraphs(
            "A terminal without an Alt key has Esc, and then the letter. In the configuration a line of the form"
                + " \"bind name = key key\" binds what has that name to these keys, or with none to no key;"
                + " --print-config lists the names.")
        for section in HelpContent(Keymap()).sections where section.title != HelpContent.commandsTitle {
            page.part(section.title)
            page.list(
                section.entries.map {
                    ("Sy \(ManualPage.argument($0.label))", ManualPage.sentence($0.description))
                })
        }
        page.section("COMMANDS")
        page.paragraphs("A line that begins with // is sent as text, with one slash.")
        page.list(
            CommandTable.commands.map { command in
                let aliases = command.aliases.map { "/" + $0 }.joined(separator: ", ")
                let also = aliases.isEmpty ? "" : " Also \(aliases)."
                return ("Sy \(ManualPage.argument(command.usage))", ManualPage.sentence(command.description) + also)
            })
        page.section("SETTINGS")
        page.paragraphs(
            "What is built in comes first, then the configuration file, then the environment, then the options; the"
                + " later one counts. In the file a setting is a line of the form \"name = value\", and a line that begins"
                + " with # is a comment. /set lists and changes them in the chat, and /set save writes the file.")
        page.list(
            SettingTable.rows.map { row in
                let standard = row.standard.isEmpty ? "" : " Default: \(row.standard)."
                return (
                    "Sy \(ManualPage.argument(row.name))",
                    ManualPage.sentence(row.explanation) + " Values: \(row.kind.sentence)." + standard
                )
            })
    }

    private static func addSurroundings(to page: inout ManualPage) {
        page.section("ENVIRONMENT")
        page.list([
            ("Ev ROOST_NAME", "The setting of that name, in capitals and with _ for -, as in ROOST_NICK_COLORS."),
            ("Ev NO_COLOR", "Set to anything, it means ROOST_THEME=mono."),
            ("Ev TERM", "The terminal's type; for dumb there are lines and no screen."),
            ("Ev USER", "The name to ask for where none is set."),
            ("Ev VISUAL", "The editor of Alt-E."),
            ("Ev EDITOR", "The same where VISUAL is not set; without both it is vi or nano."),
            ("Ev XDG_CONFIG_HOME", "Where the configuration is, instead of ~/.config."),
            ("Ev XDG_STATE_HOME", "Where drafts, places and logs are kept, instead of ~/.local/state."),
        ])
        page.section("FILES")
        page.list([
            ("Pa \\(ti/.config/roost/config", "The configuration. --print-config prints one to begin with."),
            (
                "Pa \\(ti/.local/state/roost",
                "Texts that were not sent, lines that were, the last server, and how far each room was read."
            ),
            (
                "Pa \\(ti/.local/state/roost/logs",
                "What was said in rooms that are logged (/log): a folder a server and room, a file a day."
            ),
        ])
    }
}
