import Testing

@testable import ChatClient

@Suite("Links")
struct LinkFinderTests {
    private static func links(_ text: String) -> [String] {
        let characters = Array(text)
        return LinkFinder.links(in: characters).map { String(characters[$0]) }
    }

    @Test(
        "what belongs to a link and what to the sentence around it",
        arguments: [
            ("see https://example.org/a, and (http://b.example).", ["https://example.org/a", "http://b.example"]),
            ("https://a.b/c?d=e&f=g#h", ["https://a.b/c?d=e&f=g#h"]), ("HTTPS://A.B/c!", ["HTTPS://A.B/c"]),
            ("https://a.b/x... \"https://c.d\"", ["https://a.b/x", "https://c.d"]), ("<https://a.b>", ["https://a.b"]),
            // Brackets that are opened in the link are closed in it.
            ("https://a.b/wiki/Swift_(bird)", ["https://a.b/wiki/Swift_(bird)"]),
            ("(https://a.b/wiki/Swift_(bird))", ["https://a.b/wiki/Swift_(bird)"]),
            ("(see https://a.b/c)", ["https://a.b/c"]), ("[x](https://a.b/c)", ["https://a.b/c"]),
            ("https://[::1]:80/", ["https://[::1]:80/"]), ("https://[::1]", ["https://[::1]"]),
            // Korean puts a particle right behind a word.
            ("https://a.b/c를 보세요", ["https://a.b/c"]), ("https://a.b/에서는", ["https://a.b/"]),
            ("(https://a.b/c)에 있어요", ["https://a.b/c"]), ("주소는https://a.b/c입니다.", ["https://a.b/c"]),
            ("https://ko.a.b/wiki/한글", ["https://ko.a.b/wiki/한글"]), ("https://한글.한국/를", ["https://한글.한국/"]),
            ("\u{201C}https://a.b/c\u{201D}라고", ["https://a.b/c"]),
            ("one\nhttp://a.b\nhttps://c.d\n", ["http://a.b", "https://c.d"]),
        ])
    func found(text: String, links: [String]) {
        #expect(Self.links(text) == links)
    }

    @Test(
        "what is no link",
        arguments: [
            "", "://", "http://", "https:// a", "http:// ", "ftp://a.b", "file:///etc/passwd", "javascript://a",
            "xhttp://a.b",
            "http//a.b", "www.example.org", "http://.", "http://)",
        ])
    func notFound(text: String) {
        #expect(Self.links(text) == [])
    }

    @Test(
        "a text full of addresses is read in time that grows with its length", .timeLimit(.minutes(1)),
        arguments: ["http://", "http://a) ", "://"])
    func isLinear(piece: String) {
        _ = LinkFinder.links(in: Array(String(repeating: piece, count: 20_000)))
    }
}
