import Testing

@testable import ChatClient

@Suite struct CommandTableTests {
    @Test func `every name and alias means one command`() {
        let words = CommandTable.commands.flatMap { [$0.name] + $0.aliases }
        #expect(words.count == Set(words).count)
        #expect(words.allSatisfy { $0 == $0.lowercased() })
    }

    @Test func `the commands of this program`() {
        #expect(
            CommandTable.commands.map(\.name) == [
                "join", "part", "room", "rooms", "names", "topic", "nick", "me", "msg", "search", "history", "redact",
                "ignore", "unignore", "unread", "log", "oper",
                "kick", "ban",
                "unban", "mute", "unmute", "connect", "disconnect", "reconnect", "ping", "version", "url", "open",
                "theme", "set", "clear", "help", "quit",
                "exit",
            ])
        #expect(CommandTable.commands.allSatisfy { !$0.description.isEmpty })
    }

    @Test(arguments: [
        ("hello", CommandLine.text("hello")), ("//join x", .text("/join x")), ("a /join", .text("a /join")),
        ("/3", .roomNumber(3)), ("/usr/bin", .unknown(name: "usr/bin")), ("/", .unknown(name: "")),
        (" text", .text(" text")), (" /usr", .text(" /usr")), ("/0", .unknown(name: "0")),
    ])
    func `a line is read`(_ line: String, _ meaning: CommandLine) { #expect(CommandLine.parse(line) == meaning) }

    @Test func `names are taken in any case, exactly`() throws {
        let join = try #require(CommandTable.find("join"))
        #expect(CommandLine.parse("/JOIN  dev  ops ") == .command(join, arguments: "dev  ops"))
        #expect(CommandLine.parse("/j dev") == .command(join, arguments: "dev"))
        #expect(CommandLine.parse("/joi dev") == .unknown(name: "joi"))
        #expect(CommandLine.parse("  /join dev") == .spaced(join))
    }
}
