import ChatProtocol
import Testing

@Suite("Plain text from people: what a line means")
struct PlainParserTests {
    @Test(
        "said",
        arguments: [
            ("hello", "hello"), ("안녕하세요!", "안녕하세요!"), ("//join is a command", "/join is a command"),
            ("///", "//"), ("hello\n", "hello"), ("hello\r\n", "hello"), ("a\r\nb", "a\nb"), ("  a", "  a"),
            ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{0}b", "ab"), ("/\u{338}join", "/\u{338}join"), (" /usr/bin", " /usr/bin"),
            ("1/2", "1/2"), ("／join", "／join"),
        ])
    func said(line: String, text: String) {
        // A slash with a combining mark is one character, but the command begins with the slash byte.
        if line.hasPrefix("/\u{338}") {
            #expect(PlainDialect.parse(line) == .refused("No command /\u{338}join. Did you mean /join?"))
        } else {
            #expect(PlainDialect.parse(line) == .say(text))
        }
    }

    @Test("nothing", arguments: ["", " ", "\n", "\r\n", "\u{0}", "//", "\u{7}\u{8}"])
    func nothing(line: String) {
        #expect(PlainDialect.parse(line) == (line == "//" ? .say("/") : .nothing))
    }

    @Test("every command, by its name and its aliases, in any case")
    func commands() throws {
        let dana = try Nickname("dana")
        let dev = try RoomName("dev")
        let table: [(String, PlainCommand)] = [
            ("/nick dana", .nick(dana)), ("/NICK  dana ", .nick(dana)), ("/name dana", .nick(dana)),
            ("/join dev", .join(dev)), ("/join #dev", .join(dev)), ("/j dev", .join(dev)), ("/join\tdev\n", .join(dev)),
            ("/part", .part(nil)), ("/part #dev", .part(dev)), ("/leave", .part(nil)), ("/close dev", .part(dev)),
            ("/rooms", .rooms), ("/list", .rooms), ("/rooms please", .rooms),
            ("/names", .names(nil)), ("/names dev", .names(dev)), ("/who", .names(nil)), ("/users", .names(nil)),
            ("/msg dana hi", .message(dana, "hi")), ("/w  @dana  a b\nc ", .message(dana, "a b\nc")),
            ("/query dana //x", .message(dana, "//x")), ("/part @dana", .partConversation(dana)),
            ("/me waves", .me("waves")), ("/action 손을 흔든다", .me("손을 흔든다")), ("/me a\nb", .me("a\nb")),
            ("/topic", .topic(nil)), ("/topic new  topic", .topic("new  topic")), ("/t a\nb", .topic("a b")),
            ("/history", .history(20)), ("/history 200", .history(200)), ("/whoami", .whoami),
            ("/search 회의  Lunch", .search(try SearchWords("회의 Lunch"))), ("/grep a_b", .search(try SearchWords("a_b"))),
            ("/password 열려라 참깨 ", .password("열려라 참깨")),
            ("/oper s3cret", .oper(secret: "s3cret")),
            ("/kick dana", .moderate(ModerationRequest(.kick, dana))),
            ("/kick dana 10m of spam ", .moderate(ModerationRequest(.kick, dana, reason: "10m of spam"))),
            ("/ban dana", .moderate(ModerationRequest(.ban, dana))),
            ("/BAN  dana  2H  광고", .moderate(ModerationRequest(.ban, dana, seconds: 7_200, reason: "광고"))),
            ("/ban dana 10 min", .moderate(ModerationRequest(.ban, dana, reason: "10 min"))),
            ("/mute dana 30s", .moderate(ModerationRequest(.mute, dana, seconds: 30))),
            ("/mute dana 0d", .moderate(ModerationRequest(.mute, dana, seconds: 1))),
            ("/mute dana 99999999999999999999d", .moderate(ModerationRequest(.mute, dana, seconds: 315_360_000))),
            ("/mute dana 106751991167300d", .moderate(ModerationRequest(.mute, dana, seconds: 315_360_000))),
            ("/unban dana", .moderate(ModerationRequest(.unban, dana))),
            ("/unmute dana", .moderate(ModerationRequest(.unmute, dana))),
            ("/help", .help), ("/h", .help), ("/?", .help), ("/help nick", .help),
            ("/quit", .quit(reason: nil)), ("/bye", .quit(reason: nil)), ("/quit 집에 가요", .quit(reason: "집에 가요")),
            ("/set echo on", .setEcho(true)), ("/set  ECHO  off", .setEcho(false)),
        ]
        for (line, command) in table {
            #expect(PlainDialect.parse(line) == .command(command), "\(line)")
        }
    }

    @Test(
        "answered with a sentence",
        arguments: [
            ("/nick", "/nick needs a name. Example: /nick dana"),
            ("/nick  ", "/nick needs a name. Example: /nick dana"),
            ("/nick two words", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/nick <mina>", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/nick mina\n12:03:07 #lobby <jun> hi", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/join", "/join needs a room. Example: /join lobby"),
            ("/join 🙂", "Room names are 1 to 32 letters, digits, - or _."),
            ("/part a b", "Room names are 1 to 32 letters, digits, - or _."),
            ("/names a b", "Room names are 1 to 32 letters, digits, - or _."),
            ("/me", "/me needs something to do. Example: /me waves"),
            ("/msg", "/msg needs a name and a text. Example: /msg dana hello"),
            ("/w jun ", "/msg needs a name and a text. Example: /msg dana hello"),
            ("/msg <jun> hi", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/msg @ hi", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/part @a.b", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/history x", "/history needs a number from 1 to 200. Example: /history 20"),
            ("/history 0", "/history needs a number from 1 to 200. Example: /history 20"),
            ("/history 99999999999999999999", "/history needs a number from 1 to 200. Example: /history 20"),
            ("/search", "A search needs a word to look for. Example: /search lunch"),
            ("/search 밥", "One word of a search must have at least 2 letters. Example: /search lunch"),
            ("/oper", "/oper needs the secret behind it."), ("/kick", "/kick needs a name. Example: /kick dana"),
            ("/ban <x> 10m", "Nicknames are 1 to 32 letters, digits, - or _."),
            ("/password ", "/password needs the password behind it."),
            ("/set", "/set knows echo on and echo off. Example: /set echo on"),
            ("/set echo maybe", "/set knows echo on and echo off. Example: /set echo on"),
            ("/", "A command needs a name after the slash. /help lists them."),
            ("/ join", "A command needs a name after the slash. /help lists them."),
            ("/jion dev", "No command /jion. Did you mean /join?"),
            ("/topci", "No command /topci. Did you mean /topic?"),
            ("/nicks", "No command /nicks. Did you mean /nick?"),
            ("/usr/bin/env", "No command /usr/bin/env. To send it as text, begin with //."),
            ("/ㅎㅎㅎㅎ", "No command /ㅎㅎㅎㅎ. To send it as text, begin with //."),
            (
                " /join dev",
                "This looks like /join after a space. Leave the space out, or begin with // to send it as text."
            ),
            (
                " /password sesame",
                "This looks like /password after a space. Leave the space out, or begin with // to send it as text."
            ),
            (
                "\n/quit",
                "This looks like /quit after a space. Leave the space out, or begin with // to send it as text."
            ),
        ])
    func refused(line: String, sentence: String) {
        #expect(PlainDialect.parse(line) == .refused(sentence))
    }

    @Test("limits are the JSON dialect's")
    func limits() {
        #expect(
            PlainDialect.parse(String(repeating: "a", count: 4097))
                == .refused("Too long by 1 bytes; the limit is 4096. Send it in parts."))
        #expect(
            PlainDialect.parse(String(repeating: "a\n", count: 101))
                == .refused("That has 101 lines; the limit is 100. Send it in parts."))
        #expect(
            PlainDialect.parse("/topic " + String(repeating: "t", count: 513))
                == .refused("Too long by 1 bytes; the limit is 512. Send it in parts."))
        let long = String(repeating: "x", count: 16_000)
        #expect(
            PlainDialect.parse("/" + long)
                == .refused("No command /\(long.prefix(32)). To send it as text, begin with //."))
    }
}

@Suite("The nearest name to a mistyped one")
struct NearestNameTests {
    static let names = ["nick", "join", "part", "me", "quit"]

    @Test(
        "suggested, or not",
        arguments: [
            ("jion", "join"), ("jon", "join"), ("joinn", "join"), ("JOIM", "join"), ("prat", "part"), ("qut", "quit"),
            ("mee", "me"), ("em", "me"), ("nicknme", nil), ("xy", nil), ("", nil), ("abcdef", nil),
        ] as [(String, String?)])
    func suggestion(typed: String, name: String?) {
        #expect(NearestName.suggestion(for: typed, among: Self.names) == name)
    }

    @Test("long words cost nothing")
    func long() {
        #expect(NearestName.suggestion(for: String(repeating: "j", count: 1_000_000), among: Self.names) == nil)
    }
}
