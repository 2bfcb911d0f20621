import Testing

@testable import ChatClient

@Suite struct HangulLayoutTests {
    @Test(arguments: [
        ("ㅓㅐㅑㅜ", "join"), ("ㅗ디ㅔ", "help"), ("ㅂㅕㅑㅅ", "quit"), ("벼ㅑㅅ", "quit"), ("ㅔㅁㄱㅅ", "part"),
        ("ㅡㄷ", "me"), ("ㅜㅑ차", "nick"), ("새ㅔㅑㅊ", "topic"), ("ㅊㅣㄷㅁㄱ", "clear"), ("ㄱㅐㅐㅡㄴ", "rooms"),
        ("과", "rhk"), ("값", "rkqt"), ("ㄲ", "R"),
    ])
    func `the same keys in Latin`(_ hangul: String, _ latin: String) {
        #expect(HangulLayout.latinKeys(for: hangul) == latin)
    }

    @Test func `conjoining letters count as what they show`() {
        #expect(HangulLayout.latinKeys(for: "\u{1112}\u{1161}\u{11AB}") == "gks")
    }

    @Test func `text without Hangul is none of its business`() {
        #expect(HangulLayout.latinKeys(for: "join") == nil)
        #expect(HangulLayout.latinKey(for: "a") == nil)
        #expect(HangulLayout.latinKey(for: "ㅁ") == "a")
    }
}
