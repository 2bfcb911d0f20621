/// The manual of the server, `roostd(8)`.
enum RoostdManual {
    static func text(of program: ProgramDescription) -> String {
        var page = ManualPage("roostd", section: 8, "chat server for everybody on a network")
        page.section("SYNOPSIS")
        for program in [program] + program.tools { page.synopsis(of: program) }
        page.section("DESCRIPTION")
        page.paragraphs(
            "roostd keeps rooms in which people chat, over WebSocket. It listens on all addresses of the machine, and"
                + " prints the line by which others join. Ctrl-C and SIGTERM stop it in good order.",
            "What is said is kept in a database: rooms and sessions outlive the server. On a first start it prints the"
                + " secret that makes an operator of who presents it with /oper.",
            "There is no TLS. On a network that is not to be trusted a proxy with TLS belongs in front of it.")
        page.macros(".Pp")
        page.paragraphs("The options are:")
        page.flags(program.options)
        page.section("TOOLS")
        for tool in program.tools {
            page.part(tool.name)
            page.paragraphs(tool.abstract)
            page.list(tool.arguments.map { ("Ar \(ManualPage.argument($0.name))", ManualPage.sentence($0.abstract)) })
            page.flags(tool.options)
        }
        page.section("ENVIRONMENT")
        page.list([("Ev XDG_DATA_HOME", "Where the data directory is, instead of ~/.local/share.")])
        page.section("FILES")
        page.list([
            ("Pa \\(ti/.local/share/roost", "The data directory, unless --data names one."),
            (
                "Pa \\(ti/.local/share/roost/operator",
                "What the operator secret is checked with. Without it a new one is made."
            ),
        ])
        page.section("EXIT STATUS")
        page.statuses(ExitStatuses.roostd)
        page.section("EXAMPLES")
        page.paragraphs("Serve on the usual port, 8080, and keep everything:")
        page.example("roostd")
        page.paragraphs("Try it out and leave nothing behind:")
        page.example("roostd --memory --port 0")
        page.paragraphs("Keep thirty days, for those only who know a password:")
        page.example("roostd --keep 30:1000000 --password-file /etc/roost/password")
        page.section("SEE ALSO")
        page.macros(".Xr roost 1")
        return page.text
    }
}
