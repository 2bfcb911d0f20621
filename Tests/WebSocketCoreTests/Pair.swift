import WebSocketCore

/// A client session and a server session, joined by a network of their own in virtual time.
///
/// Bytes take `latency` and arrive in pieces of at most `pieceSize`. Each end does to TCP what its session asks for, so
/// that who ends the connection, and when, can be observed.
final class Pair {
    enum End: Hashable { case client, server }
    enum Event: Equatable { case ended(End), aborted(End) }

    private enum Parcel { case bytes([UInt8]), eof }
    private struct Flight {
        var arrival: Instant
        var receiver: End
        var parcel: Parcel
    }

    /// No test of a session needs more events than this; a livelock does.
    private static let stepsMax = 10_000

    let client: Endpoint
    let server: Endpoint
    var latency: Duration = .milliseconds(5)
    var pieceSize = Int.max
    /// Ends whose bytes get lost on the way, as on a pulled cable.
    var mute: Set<End> = []
    private(set) var now = Instant.after(.zero)
    /// Who ended TCP, in order.
    private(set) var tcp: [Event] = []
    private var inFlight: [Flight] = []
    private var ended: Set<End> = []

    init(
        limits: SessionLimits = SessionLimits(), clientKeepAlive: KeepAlive? = nil, serverKeepAlive: KeepAlive? = nil
    ) {
        client = Endpoint(.client, limits: limits, keepAlive: clientKeepAlive)
        server = Endpoint(.server, limits: limits, keepAlive: serverKeepAlive)
    }

    /// Lets everything happen that happens until an instant.
    func run(until end: Instant) {
        for _ in 0..<Self.stepsMax {
            flush(.client)
            flush(.server)
            guard let next = nextInstant, next <= end else {
                now = end
                return
            }
            now = max(now, next)
            deliver()
            client.advance(to: now)
            server.advance(to: now)
        }
        preconditionFailure("The pair does not come to rest.")
    }

    /// Lets everything happen that happens within a time.
    func run(for duration: Duration) {
        run(until: now.advanced(by: duration))
    }

    private var nextInstant: Instant? {
        let deadlines = [End.client, .server].filter { !ended.contains($0) }.compactMap { endpoint($0).deadline }
        return (inFlight.map(\.arrival) + deadlines).min()
    }

    private func endpoint(_ end: End) -> Endpoint {
        end == .client ? client : server
    }

    private func flush(_ end: End) {
        guard !ended.contains(end) else { return }
        let session = endpoint(end)
        let output = session.takeOutput()
        let isAborted = session.transport == .abort
        if !isAborted {
            for piece in pieces(output, of: min(pieceSize, max(1, output.count))) { post(.bytes(piece), from: end) }
        }
        guard isAborted || session.transport == .closeAfterWriting else { return }
        ended.insert(end)
        tcp.append(isAborted ? .aborted(end) : .ended(end))
        post(.eof, from: end)
    }

    private func post(_ parcel: Parcel, from end: End) {
        guard !mute.contains(end) else { return }
        let receiver: End = end == .client ? .server : .client
        inFlight.append(Flight(arrival: now.advanced(by: latency), receiver: receiver, parcel: parcel))
    }

    private func deliver() {
        let arrived = inFlight.filter { $0.arrival <= now }
        inFlight.removeAll { $0.arrival <= now }
        for flight in arrived {
            switch flight.parcel {
            case .bytes(let bytes): endpoint(flight.receiver).receive(bytes, now: now)
            case .eof: endpoint(flight.receiver).receiveEOF(now: now)
            }
        }
    }
}
