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
