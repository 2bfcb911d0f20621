import Testing
import WebSocketCore

@Suite("RFC 6455 7.1: how a connection ended")
struct CloseOutcomeTests {
    private static let bye = Close(.normal, reason: "bye")

    static let outcomes: [(CloseOutcome, UInt16, Bool, String)] = [
        (CloseOutcome(), 1006, false, "The connection is open."),
        (CloseOutcome(sent: bye, received: bye, first: .us), 1000, true, "This side closed the connection: bye"),
        (CloseOutcome(sent: bye, received: bye, first: .peer), 1000, true, "The other side closed the connection: bye"),
        (
            CloseOutcome(sent: .empty, received: .empty, first: .peer), 1005, true,
            "The other side closed the connection."
        ),
        (
            CloseOutcome(sent: bye, first: .us, failure: .closeUnanswered), 1006, false,
            "The other side did not answer the goodbye."
        ),
        (
            CloseOutcome(sent: bye, first: .us, failure: .silentPeer), 1006, false,
            "The other side gave no sign of life."
        ),
        (CloseOutcome(failure: .endOfStream), 1006, false, "The connection was lost."),
        (
            CloseOutcome(sent: bye, first: .us, failure: .violation(.invalidText)), 1006, false,
            "The other side broke the protocol. A text message was not valid UTF-8."
        ),
    ]

    @Test(arguments: outcomes)
    func `code, cleanness and sentence are computed`(
        outcome: CloseOutcome, code: UInt16, isClean: Bool, sentence: String
    ) {
        #expect(outcome.code == code)
        #expect(outcome.isClean == isClean)
        #expect(outcome.sentence == sentence)
    }
}
