import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The keys of the input line as (before, key, after); `|` is the cursor.
@Suite struct EditingKeysTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var before: String
        var press: KeyPress
        var after: String
        var testDescription: String { "\(before) \(press.key) \(press.modifiers.rawValue) \(after)" }

        init(_ before: String, _ press: KeyPress, _ after: String) {
            (self.before, self.press, self.after) = (before, press, after)
        }
    }

    static let rows: [Row] = [
        Row("ab|", .alt(.enter), "ab\n|"), Row("ab|", .shift(.enter), "ab\n|"), Row("ab|", .control(.enter), "ab\n|"),
        Row("ab|", .plain(.left), "a|b"), Row("ab|", .control("b"), "a|b"), Row("안녕|", .plain(.left), "안|녕"),
        Row("a|b", .plain(.right), "ab|"), Row("a|b", .control("f"), "ab|"),
        Row("one two|", .alt("b"), "one |two"), Row("one two|", .control(.left), "one |two"),
        Row("|one two", .alt("f"), "one| two"), Row("|one two", .control(.right), "one| two"),
        Row("ab|c", .control("a"), "|abc"), Row("ab|c", .plain(.home), "|abc"),
        Row("ab|c", .control("e"), "abc|"), Row("ab|c", .plain(.end), "abc|"),
        Row("ab|c", .plain(.backspace), "a|c"), Row("ab|c", .shift(.backspace), "a|c"),
        Row("ab|c", .control("d"), "ab|"), Row("a|bc", .plain(.delete), "a|c"),
        Row("see a/b|", .control("w"), "see |"), Row("one two|", .alt(.backspace), "one |"),
        Row("one two|", .control(.backspace), "one |"), Row("|one two", .alt("d"), "| two"),
        Row("ab|c", .control("u"), "|c"), Row("ab|c", .control("k"), "ab|"), Row("ab|", .control("t"), "ba|"),
        Row("one|\ntwo", .plain(.down), "one\ntwo|"), Row("one\ntwo|", .plain(.up), "one|\ntwo"),
        // The two-set layout: the same keys with Hangul on.
        Row("one two|", .alt("ㅠ"), "one |two"), Row("|one two", .alt("ㅇ"), "| two"),
    ]

    @Test(arguments: rows) func `a key changes the line`(_ row: Row) {
        var client = TestClient.inLobby()
        client.setLine(row.before)
        #expect(client.press(row.press) == [])
        #expect(client.line == row.after)
    }

    @Test func `deleted text comes back, and undo takes back`() {
        var client = TestClient.inLobby()
        client.setLine("ab|c")
        client.press(.control("u"))
        client.press(.control("y"))
        #expect(client.line == "ab|c")
        client.press(.control("_"))
        #expect(client.line == "|c")
    }

    @Test func `what was deleted comes back in any room, the older texts with Alt-Y`() {
        var client = TestClient.inLobby()
        client.joinLive("dev", epoch: "d", head: 0)
        client.setLine("one two|")
        client.press(.control("w"))
        client.press(.left)
        client.press(.control("u"))
        client.press(.control("n"))
        client.type("> ")
        client.press(.control("y"))
        #expect(client.line == "> one|")
        client.press(.alt("y"))
        #expect(client.line == "> two|")
        client.press(.alt("ㅛ"))
        #expect(client.line == "> one|")
        client.press(.control("_"))
        #expect(client.line == "> |")
        client.press(.control("c"))
        client.press(.control("p"))
        client.press(.control("y"))
        #expect(client.line == "> | ")
    }

    @Test func `undo outlives Up, Down and other rooms`() {
        var client = TestClient.inLobby()
        client.enter("first")
        client.enter("second")
        client.joinLive("dev", epoch: "d", head: 0)
        client.type("a ")
        client.type("draft")
        client.press(.up)
        client.press(.up)
        client.press(.control("n"))
        client.press(.control("p"))
        #expect(client.line == "first|")
        client.press(.control("_"))
        #expect(client.line == "a draft|")
        // Back at the draft: Down has nowhere to go, Up the newest line.
        client.press(.down)
        #expect(client.line == "a draft|")
        client.press(.control("_"))
        #expect(client.line == "a |")
        client.press(.up)
        #expect(client.line == "second|")
        client.press(.down)
        #expect(client.line == "a |")
    }

    @Test func `in a line that is wrapped, Up goes a row up`() {
        var client = TestClient.inLobby()
        client.enter("earlier")
        client.metrics.inputColumns = 5
        client.setLine("abcdef|gh")
        client.press(.up)
        #expect(client.line == "ab|cdefgh")
        client.press(.down)
        #expect(client.line == "abcdef|gh")
        client.press(.up)
        client.press(.up)
        #expect(client.line == "earlier|")
    }

    @Test func `a pasted slash stays text, however it comes back`() {
        var client = TestClient.inLobby()
        client.enter("earlier")
        for keys in [
            [KeyPress.control(.up), .control(.down)], [.control(.up), .control("_")], [.control("c"), .control("y")],
        ] {
            client.paste("/quit\nnow")
            for key in keys { client.press(key) }
            #expect(client.line == "/quit\nnow|")
            #expect(client.press(.enter).sends.map(\.text) == ["/quit\nnow"])
        }
    }

    @Test func `up and down walk the lines sent from this room, in all rooms with Control`() {
        var client = TestClient.inLobby()
        client.enter("first")
        client.enter("second")
        client.joinLive("dev", epoch: "d", head: 0)
        client.press(.control("n"))
        client.enter("elsewhere")
        client.press(.control("p"))
        client.type("draft")
        client.press(.up)
        #expect(client.line == "second|")
        client.press(.up)
        #expect(client.line == "first|")
        client.press(.down)
        client.press(.down)
        #expect(client.line == "draft|")
        client.press(.control(.up))
        #expect(client.line == "elsewhere|")
        client.press(.control(.down))
        #expect(client.line == "draft|")
    }

    @Test func `Alt-J joins the lines of a pasted text, and nothing of a typed one`() {
        var client = TestClient.inLobby()
        client.paste("one\n  two\n\nthree")
        client.press(.alt("j"))
        #expect(client.line == "one two three|")
        client.press(.control("u"))
        client.setLine("a\nb|")
        client.press(.alt("j"))
        #expect(client.line == "a\nb|")
    }
}

extension TestClient {
    /// Sets text and cursor from a picture with `|`.
    mutating func setLine(_ picture: String) {
        let parts = picture.split(separator: "|", omittingEmptySubsequences: false)
        model.composer.replaceText("")
        type(parts.joined())
        model.composer.editor.move(to: parts[0].count)
    }
}
