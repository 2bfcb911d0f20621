import Synchronization

/// A bounded queue of many producers and one consumer, which takes all that is there at once.
///
/// A full mailbox makes its producers wait, so they stop reading their socket and nothing received is dropped.
package final class Mailbox<Element: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var elements: [Element] = []
        var isFinished = false
        var consumer: Waiter?
        var producers: [(ticket: Int, waiter: Waiter)] = []
        var nextTicket = 0

        mutating func takeProducers() -> [Waiter] {
            defer { producers = [] }
            return producers.map(\.waiter)
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Makes a mailbox that holds at most so many elements.
    package init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Adds an element; waits while the mailbox is full.
    ///
    /// False when it was finished, or the task cancelled while it waited: then the element is not in it.
    @discardableResult
    package func post(_ element: Element) async -> Bool {
        while true {
            switch offer(element) {
            case .taken(let consumer):
                consumer?.resume()
                return true
            case .finished:
                return false
            case .full:
                if Task.isCancelled { return false }
                await waitForRoom()
            }
        }
    }

    private enum Offer {
        case taken(wake: Waiter?)
        case finished
        case full
    }

    private func offer(_ element: Element) -> Offer {
        state.withLock { state in
            if state.isFinished { return .finished }
            if state.elements.count >= capacity { return .full }
            state.elements.append(element)
            // One wake a batch: the consumer waits only while there is nothing.
            return .taken(wake: state.consumer.take())
        }
    }

    private func waitForRoom() async {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                let hasRoom = state.withLock { state in
                    if state.isFinished || state.elements.count < capacity || Task.isCancelled { return true }
                    state.producers.append((ticket, waiter))
                    return false
                }
                if hasRoom { waiter.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.producers.firstIndex { $0.ticket == ticket }.map { state.producers.remove(at: $0).waiter }
            }
            waiter?.resume()
        }
    }

    /// Takes everything there is, at least one element; waits for it.
    ///
    /// Nil when the mailbox is finished and empty, or the task cancelled. Only one task may wait here at a time.
    package func next() async -> [Element]? {
        while !Task.isCancelled {
            let (batch, producers, isFinished) = state.withLock { state in
                defer { state.elements = [] }
                return (state.elements, state.takeProducers(), state.isFinished)
            }
            producers.forEach { $0.resume() }
            if !batch.isEmpty { return batch }
            if isFinished { return nil }
            await waitForElements()
        }
        return nil
    }

    private func waitForElements() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                let isReady = state.withLock { state in
                    if state.isFinished || !state.elements.isEmpty || Task.isCancelled { return true }
                    state.consumer = waiter
                    return false
                }
                if isReady { waiter.resume() }
            }
        } onCancel: {
            state.withLock { $0.consumer.take() }?.resume()
        }
    }

    /// Ends the mailbox: what is in it can still be taken.
    package func finish() {
        let waiters = state.withLock { state in
            state.isFinished = true
            return state.takeProducers() + [state.consumer.take()].compactMap(\.self)
        }
        waiters.forEach { $0.resume() }
    }
}
