import Testing
import WebSocketCore

/// Expects what every failed connection comes to: our Close frame with code and sentence, the close timeout of five
/// seconds to write it, then TCP ends whatever the peer does; and nothing is kept.
func expectFailed(
    _ endpoint: Endpoint, _ violation: ProtocolViolation, code: UInt16, now: Instant = .after(.zero),
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(endpoint.deliveries.last == .failed(violation), sourceLocation: sourceLocation)
    let close = Close(violation.closeCode, reason: violation.sentence)
    #expect(endpoint.outcome.sent == close, sourceLocation: sourceLocation)
    #expect(endpoint.outcome.sent?.code?.rawValue == code, sourceLocation: sourceLocation)
    #expect(endpoint.outcome.failure == .violation(violation), sourceLocation: sourceLocation)
    #expect(endpoint.state == .closed, sourceLocation: sourceLocation)
    #expect(endpoint.transport == .closeAfterWriting, sourceLocation: sourceLocation)
    #expect(endpoint.deadline == now.advanced(by: .seconds(5)), sourceLocation: sourceLocation)

    _ = endpoint.takeOutput()
    #expect(endpoint.retainedBytes == 0, sourceLocation: sourceLocation)
    endpoint.advance(to: now.advanced(by: .seconds(5)))
    #expect(endpoint.transport == .abort, sourceLocation: sourceLocation)
}
