import Testing
import WebSocketCore

@Suite("RFC 6455 4.1: why a client's handshake failed, in words")
struct HandshakeFailureTests {
    static let failures: [(HandshakeFailure, String)] = [
        (.illegalRequest("The path is wrong."), "The path is wrong."),
        (.notHTTP, "That is not a chat server: it does not answer as one."),
        (.malformedHead("Why."), "That is not a chat server: its answer cannot be read. Why."),
        (.refused(status: 404, reason: "Not Found", body: ""), "That is not a chat server (HTTP 404)."),
        (.refused(status: 503, reason: "", body: "Full."), "The server refused the connection (HTTP 503): Full."),
        (.notUpgraded, "That is not a chat server, or a proxy on the way does not let the connection through."),
        (.wrongAcceptKey, "That is not a chat server, or a proxy on the way does not let the connection through."),
        (.unofferedSubprotocol("mqtt"), "The server speaks mqtt, which this program does not."),
        (.unofferedExtension("x"), "The server uses the extension x, which this program did not ask for."),
        (
            .unusableExtension("x"), "The server uses the extension x in a way that this program did not offer."
        ),
        (.endOfStream, "The server ended the connection without an answer."),
        (.timedOut, "The server did not answer in time."),
    ]

    @Test(arguments: failures)
    func `each failure is a sentence`(failure: HandshakeFailure, sentence: String) {
        #expect(failure.sentence == sentence)
    }
}
