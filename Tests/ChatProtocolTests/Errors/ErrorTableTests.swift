import ChatProtocol
import Testing

@Suite("Errors and closes: PROTOCOL.md section 6")
struct ErrorTableTests {
    @Test("the tokens are the document's, in its order")
    func tokens() {
        let document = """
            bad_json bad_request unknown_type too_big auth_required auth_failed nick_in_use nick_invalid no_such_room \
            room_invalid not_member banned muted need_oper rate_limited room_full too_many_rooms cid_reused \
            unavailable draining internal
            """
        #expect(ErrorCode.allCases.map(\.rawValue).joined(separator: " ") == document)
    }

    @Test("every error has a sentence for a person", arguments: ErrorCode.allCases)
    func sentence(code: ErrorCode) {
        #expect(Self.isSentence(code.sentence), "\(code.sentence)")
    }

    @Test("what passes by itself may be tried again")
    func retry() {
        let retried = ErrorCode.allCases.filter(\.canRetry)
        #expect(retried == [.rateLimited, .roomFull, .unavailable, .draining, .internal])
    }

    @Test("the close codes are the document's")
    func closeCodes() {
        #expect(
            ChatCloseCode.allCases.map(\.rawValue) == [
                4000, 4001, 4002, 4003, 4008, 4009, 4010, 4400, 4401, 4403, 4405, 4406, 4409,
            ])
    }

    @Test("a close's sentence fits into its frame", arguments: ChatCloseCode.allCases)
    func closeSentence(code: ChatCloseCode) {
        #expect(Self.isSentence(code.sentence), "\(code.sentence)")
        #expect(code.sentence.utf8.count <= 123)
        #expect(code.reaction == CloseReaction.after(code: code.rawValue))
    }

    @Test("every close has a word of its own for logs and metrics")
    func closeWords() {
        let words = ChatCloseCode.allCases.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.allSatisfy { $0 == "_" || $0.isLowercase } })
        // What the network or the client has forced stands out; an operator's or the server's own doing does not.
        #expect(
            ChatCloseCode.allCases.filter { !$0.isForcedByClient }
                == [.draining, .storeUnavailable, .kicked, .version, .replaced])
    }

    @Test(
        "what a client does after a close",
        arguments: [
            (nil, .retry), (1000, .stop), (1001, .retry), (1002, .stop), (1003, .stop), (1005, .retry), (1006, .retry),
            (1007, .stop), (1009, .stop), (1011, .retry), (1012, .retry), (1013, .retry), (4000, .retry),
            (4010, .retry), (4399, .retry), (4400, .stop), (4409, .stop), (4499, .stop), (3000, .stop), (0, .stop),
        ] as [(UInt16?, CloseReaction)])
    func reaction(code: UInt16?, reaction: CloseReaction) {
        #expect(CloseReaction.after(code: code) == reaction)
    }

    private static func isSentence(_ text: String) -> Bool {
        text.first?.isUppercase == true && text.last == "." && !text.contains("!") && !text.contains("_")
            || text.hasSuffix("- or _.")
    }
}
