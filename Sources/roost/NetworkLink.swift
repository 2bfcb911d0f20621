import ChatClient
import ChatProtocol
import NIOPosix
import Terminal
import WebSocketNIO

/// The connection to the server as the client's effects ask for it: at most one at a time, each with its number.
///
/// What happens on it is reported through a bounded mailbox. While that is full the socket is not read, so a frozen
/// terminal makes the server wait and costs no memory here.
final class NetworkLink {
    /// A report, with the number of the connection that it is about.
    struct Report: Sendable {
        let number: ConnectionNumber
        let event: NetworkEvent
    }

    /// What is sent.
    enum Outgoing: Sendable {
        case request(Request)
        case text(String)
        case ping
        /// Nothing follows, and nobody comes back: the server need not keep the session.
        case goodbye
    }

    /// Reports that wait to be applied: a frame's worth of a very busy room, so that a redraw shows whole batches.
    private static let mailboxCapacity = 1_024
    /// Sends that wait for the socket; a person does not type that many before the server is taken for dead.
    private static let outboxCapacity = 256
    /// Goodbyes that are waited for when the program ends; older ones are long done.
    private static let leavingMax = 4
    /// How long leaving waits for the last words to be written.
    private static let farewellTime: Duration = .seconds(1)

    let mailbox = Mailbox<Report>(capacity: mailboxCapacity)
    private let tls: ClientTLS
    private var current: Current?
    /// Connections that were closed and are still saying goodbye.
    private var leaving: [Task<Void, Never>] = []

    private struct Current {
        let number: ConnectionNumber
        let outbox: AsyncStream<Outgoing>.Continuation
        let task: Task<Void, Never>
    }

    /// Makes a link that trusts these authorities where an address asks for TLS.
    init(tls: ClientTLS) {
        self.tls = tls
    }

    /// Opens a connection; an older one is closed.
    func connect(to address: String, number: ConnectionNumber) {
        if let current { disconnect(current.number) }
        let (outgoing, outbox) = AsyncStream.makeStream(
            of: Outgoing.self, bufferingPolicy: .bufferingOldest(Self.outboxCapacity))
        let connection = ConnectionTask(number: number, mailbox: mailbox, tls: tls)
        let task = Task { @concurrent in
            await connection.run(address: address, outgoing: outgoing)
        }
        current = Current(number: number, outbox: outbox, task: task)
    }

    /// Closes the connection of this number once what was sent before is written, and reports nothing more of it.
    func disconnect(_ number: ConnectionNumber) {
        guard let current, current.number == number else { return }
        current.outbox.finish()
        leaving = leaving.suffix(Self.leavingMax) + [current.task]
        self.current = nil
    }

    /// Closes it for good: the server ends the session at once.
    func leave(_ number: ConnectionNumber) {
        guard let current, current.number == number else { return }
        send(.goodbye)
        disconnect(number)
    }

    /// Sends on the current connection; without one, or with one that takes nothing any more, nothing happens.
    func send(_ outgoing: Outgoing) {
        guard let current else { return }
        if case .dropped = current.outbox.yield(outgoing) { current.task.cancel() }
    }

    /// Ends everything, after a moment in which the last words are written.
    ///
    /// A connection that does not end is left behind: waiting for a frozen server cannot be called off, and the process
    /// ends next.
    func finish() async {
        if let current { disconnect(current.number) }
        let leaving = leaving
        let (waiting, end) = AsyncStream.makeStream(of: Never.self)
        let goodbyes = Task {
            for task in leaving { await task.value }
            end.finish()
        }
        let deadline = Task {
            try? await Task.sleep(for: Self.farewellTime)
            end.finish()
        }
        for await _ in waiting {}
        deadline.cancel()
        goodbyes.cancel()
    }
}
