import NIOCore
import WebSocketCore

/// The delegate that turns what happens on a client's connection into its events, and pauses the reading for a reader
/// who lags.
final class EventSource: WebSocketDelegate {
    private let source: WebSocketEvents.Producer.Source
    private unowned let handler: ClientChannelHandler

    private init(_ source: WebSocketEvents.Producer.Source, handler: ClientChannelHandler) {
        self.source = source
        self.handler = handler
    }

    /// Begins a sequence; who holds its events is its reader, so the source must not hold them as well.
    static func begin(
        handler: NIOLoopBound<ClientChannelHandler>, loop: any EventLoop, waitingEvents: ClosedRange<Int>
    ) -> (EventSource, WebSocketEvents) {
        let sequence = WebSocketEvents.Producer.makeSequence(
            backPressureStrategy: .init(
                lowWatermark: waitingEvents.lowerBound, highWatermark: waitingEvents.upperBound),
            finishOnDeinit: false, delegate: ReadingGate(loop: loop, handler: handler))
        let events = WebSocketEvents(producer: sequence.sequence)
        return (EventSource(sequence.source, handler: handler.value), events)
    }

    func opened(_ socket: WebSocketChannel) {}

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        var copy = ByteBuffer()
        copy.writeBytes(payload)
        switch kind {
        case .text: yield(.text(String(buffer: copy)))
        case .binary: yield(.binary(Array(buffer: copy)))
        }
    }

    func ponged(after roundTrip: Duration) {
        yield(.pong(roundTrip: roundTrip))
    }

    func readCompleted() {}
    func drained() {}

    func closed(_ outcome: CloseOutcome) {
        _ = source.yield(.closed(outcome))
        source.finish()
    }

    private func yield(_ event: WebSocketEvent) {
        guard case .stopProducing = source.yield(event) else { return }
        handler.pauseReading()
    }
}
