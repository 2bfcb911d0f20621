import Testing

@testable import ChatClient

@Suite struct CommandSuggestionTests {
    @Test(arguments: [
        ("jion", "join"), ("quti", "quit"), ("toppic", "topic"), ("nik", "nick"), ("JION", "join"), ("ㅓㅐㅑㅜ", "join"),
        ("ㅗ디ㅔ", "help"), ("helpp", "help"), ("prat", "part"),
    ])
    func `a typing slip is understood`(_ typed: String, _ meant: String) {
        #expect(CommandTable.suggestion(for: typed) == meant)
    }

    @Test(arguments: ["usr", "etc", "x", "deploy", "ㅋㅋ"])
    func `what is no command gets no suggestion`(_ typed: String) {
        #expect(CommandTable.suggestion(for: typed) == nil)
    }
}
