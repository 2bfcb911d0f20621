import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Markup")
struct MarkupTests {
    /// The runs of a text: marks in brackets, `b:` bold, `i:` italic, `c:` code, `l:` a link.
    static func runs(_ text: String) -> String {
        let characters = Array(text)
        return Markup(characters, links: LinkFinder.links(in: characters)).runs.map { run in
            let text = String(characters[run.range])
            if run.kind == .mark { return "[\(text)]" }
            var kind = run.attributes.contains(.bold) ? "b" : ""
            if run.attributes.contains(.italic) { kind += "i" }
            if run.kind == .code { kind += "c" }
            if run.kind == .link { kind += "l" }
            return kind.isEmpty ? text : "\(kind):\(text)"
        }.joined(separator: "|")
    }

    @Test(
        "what is marked up",
        arguments: [
            ("a *bold* word", "a |[*]|b:bold|[*]| word"), ("_all of it_", "[_]|i:all of it|[_]"),
            ("run `make test` now", "run |[`]|c:make test|[`]| now"), ("**굵게** 쓴 것", "[**]|b:굵게|[**]| 쓴 것"),
            ("``a`b``", "[``]|c:a`b|[``]"), ("(*a*), \"_b_\"!", "(|[*]|b:a|[*]|), \"|[_]|i:b|[_]|\"!"),
            ("*one* and *two*", "[*]|b:one|[*]| and |[*]|b:two|[*]"), ("*_both_*", "[*]|[_]|bi:both|[_]|[*]"),
            ("_a *b* c_", "[_]|i:a |[*]|bi:b|[*]|i: c|[_]"), ("*🎉*", "[*]|b:🎉|[*]"),
            // A particle stands right behind what it belongs to.
            ("*볼드*는 굵다", "[*]|b:볼드|[*]|는 굵다"), ("_기울임_에서", "[_]|i:기울임|[_]|에서"),
            ("`make`를 써요", "[`]|c:make|[`]|를 써요"), ("명령`ls`를", "명령|[`]|c:ls|[`]|를"),
            ("「*강조*」라고", "「|[*]|b:강조|[*]|」라고"),
        ])
    func marked(text: String, runs: String) {
        #expect(Self.runs(text) == runs)
    }

    @Test(
        "what only looks like it",
        arguments: [
            "snake_case_name", "2*3*4", "2 * 3 * 4", "a * b* c", "*.txt and *.md", "*", "**", "***", "_ _", "`", "``",
            "*open", "close*", "* a*", "*a *", "회의록_초안_최종", "^_^ ... ^_^", "-_- -_-", "ㅠ_ㅠ T_T", "*_*", "(*.*)",
            "it`s and that`s", "*p = *q", "f(a_b, c_d)", "____", "***a***", "*a**", "/* comment */", "a*b* c",
            "*a*b", "_a_1", "`a`b",
        ])
    func notMarked(text: String) {
        #expect(Self.runs(text) == text)
    }

    @Test(
        "nothing is marked up in code and in links",
        arguments: [
            ("`a *b* _c_`", "[`]|c:a *b* _c_|[`]"), ("*a `b*` c*", "[*]|b:a |[`]|bc:b*|[`]|b: c|[*]"),
            ("https://a.b/_c_ and *d*", "l:https://a.b/_c_| and |[*]|b:d|[*]"),
            ("*see https://a.b/*", "[*]|b:see |bl:https://a.b/|[*]"),
            ("*https://a.b/c*를", "[*]|bl:https://a.b/c|[*]|를"),
            ("_https://a.b/c_d_", "[_]|il:https://a.b/c_d|[_]"),
            ("`curl https://a.b/*x*`", "[`]|c:curl |l:https://a.b/*x|c:*|[`]"),
        ])
    func opaque(text: String, runs: String) {
        #expect(Self.runs(text) == runs)
    }

    @Test(
        "a text full of marks is read in time that grows with its length", .timeLimit(.minutes(1)),
        arguments: ["*a ", "_a ", "`a ", "*. ", "*a _b "])
    func isLinear(piece: String) {
        // A square of this would keep the test running for minutes.
        let text = Array(String(repeating: piece, count: 20_000) + "*_`")
        let runs = Markup(text, links: []).runs
        #expect(runs.map(\.range.count).reduce(0, +) == text.count)
    }

    @Test("every character is in one run, in order, whatever the text")
    func complete() {
        var random = SplitMix64(state: 3)
        let alphabet: [String] = ["*", "_", "`", " ", "a", "한", "(", ".", "http://a", "*"]
        for _ in 0..<3000 {
            var text: [Character] = []
            for _ in 0..<random.next() % 24 { text += Array(alphabet[Int(random.next() % 10)]) }
            let runs = Markup(text, links: LinkFinder.links(in: text)).runs
            #expect(runs.flatMap { Array($0.range) } == Array(text.indices), "\(String(text))")
        }
    }
}
