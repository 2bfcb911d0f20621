import NIOCore
package import WebSocketCore

/// What happens on a client's connection.
package enum WebSocketEvent: Equatable, Sendable {
    /// A text message.
    case text(String)
    /// A binary message.
    case binary([UInt8])
    /// The server answered a Ping, ours or the keep-alive's.
    case pong(roundTrip: Duration)
    /// The connection is gone; always the last event.
    case closed(CloseOutcome)
}

/// The events of one connection, in order, for one reader; nothing is dropped.
///
/// A reader who lags stops the reading from the socket, so the server feels it and memory stays bounded.
package struct WebSocketEvents: AsyncSequence, Sendable {
    package typealias Element = WebSocketEvent
    package typealias Failure = Never

    typealias Producer = NIOAsyncSequenceProducer<
        WebSocketEvent, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark, ReadingGate
    >

    let producer: Producer

    /// Takes events one after another.
    package struct Iterator: AsyncIteratorProtocol {
        var base: Producer.AsyncIterator

        /// Waits for the next event; none once the last was taken, or when the task is cancelled.
        package mutating func next() async -> WebSocketEvent? {
            await next(isolation: #isolation)
        }

        /// Waits for the next event without leaving the caller's actor.
        package mutating func next(isolation actor: isolated (any Actor)?) async -> WebSocketEvent? {
            await base.next(isolation: actor)
        }
    }

    /// Returns the one iterator that this sequence can have; a second one is a mistake and traps.
    package func makeAsyncIterator() -> Iterator {
        Iterator(base: producer.makeAsyncIterator())
    }
}

/// Hears from the sequence that its reader has caught up or is gone, and lets the handler read on.
struct ReadingGate: NIOAsyncSequenceProducerDelegate {
    let loop: any EventLoop
    let handler: NIOLoopBound<ClientChannelHandler>

    func produceMore() {
        loop.execute { handler.value.resumeReading() }
    }

    func didTerminate() {
        // What comes is dropped from here on, and the end of the connection is still noticed.
        loop.execute { handler.value.resumeReading() }
    }
}
