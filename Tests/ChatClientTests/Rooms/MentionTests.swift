import Testing

@testable import ChatClient

@Suite struct MentionTests {
    @Test(arguments: [
        "dana", "dana: look", "hey dana", "hey Dana!", "@dana", "@danaxyz with any suffix", "(dana)", "dana는 어디?",
        "dana에게", "dana님", "dana님께서는", "well,dana", "DANA?", "https://example.org/dana", "dana한테는요",
    ])
    func `mentions dana`(_ text: String) { #expect(Mention.isIn(text, of: "dana")) }

    @Test(arguments: [
        "", "danas", "bandana", "dan", "dana-lee", "dana_2", "xdana", "dana리", "고dana", "dana2", "d ana", "다나",
    ])
    func `does not mention dana`(_ text: String) { #expect(!Mention.isIn(text, of: "dana")) }

    @Test(arguments: [
        "미나야", "미나님", "미나 왔어?", "@미나리", "미나는", "미나에게도", "미나씨가", "안녕 미나!", "미나선배님께",
        "미나야", "미나이나",
    ])
    func `mentions 미나`(_ text: String) { #expect(Mention.isIn(text, of: "미나")) }

    @Test(arguments: ["미나리", "가미나", "미 나", "미나토", "미나는는는는는"])
    func `does not mention 미나`(_ text: String) { #expect(!Mention.isIn(text, of: "미나")) }

    @Test func `a name in decomposed letters is the same name`() {
        #expect(Mention.isIn("\u{1106}\u{1175}\u{1102}\u{1161}야", of: "미나"))
    }
}
