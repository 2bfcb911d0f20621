import TerminalCore
import Testing

@testable import ChatClient

@Suite struct MentionKeysTests {
    private var client = TestClient.inLobby()

    /// Lines 1 to 60, of which 5, 20 and 40 speak to us.
    init() {
        for seq in 1...60 {
            let text = [5, 20, 40].contains(seq) ? "dana, line \(seq)" : "line \(seq)"
            client.hear(text, seq: Int64(seq))
        }
    }

    /// The line at the top; nil at the newest line.
    private var top: String? {
        guard case .reading(let id, _) = client.room().scroll,
            case .message(let entry)? = client.room().timeline[id]?.content
        else { return nil }
        return entry.text
    }

    @Test mutating func `up and down through the mentions`() {
        client.press(.alt("p"))
        #expect(top == "dana, line 40")
        client.press(.alt("p"))
        client.press(.alt("p"))
        #expect(top == "dana, line 5")
        client.press(.alt("p"))
        #expect(top == "dana, line 5")
        #expect(client.model.notice?.text == "No mention above, in what is held here.")
        client.press(.alt("n"))
        #expect(top == "dana, line 20")
        client.press(.alt("n"))
        #expect(top == "dana, line 40")
        client.press(.alt("n"))
        #expect(client.room().scroll == .newest)
        client.press(.alt("n"))
        #expect(client.model.notice?.text == "The newest line is shown.")
    }

    @Test mutating func `from anywhere between, also with the Hangul layout on`() {
        for _ in 0..<4 { client.press(.pageUp) }
        #expect(top == "line 19")
        client.press(.alt("ㅜ"))
        #expect(top == "dana, line 20")
        client.press(.down, .shift)
        client.press(.alt("ㅔ"))
        #expect(top == "dana, line 20")
    }

    @Test mutating func `a mention that the newest line shows too is shown with it`() {
        client.hear("dana, the last", seq: 61)
        client.press(.pageUp)
        client.press(.alt("n"))
        #expect(client.room().scroll == .newest)
        client.press(.alt("p"))
        #expect(top == "dana, line 40")
    }

    @Test mutating func `the draft is left alone`() {
        client.type("draft")
        client.press(.alt("p"))
        #expect(client.line == "draft|")
    }
}
