import NIOPosix
import WebSocketNIO

/// Somebody in the room who reads as long as they are asked to, and sees that no event is missing.
///
/// Who does not ask for the next event stops the reading from the socket, as a program that hangs does.
struct PausingReader {
    private let connection: WebSocketConnection
    private var events: WebSocketEvents.Iterator
    /// The number of the last event that was read.
    private(set) var seq: Int64 = 0
    /// How often the server said that everything is read: on entering, and each time after falling behind.
    private(set) var timesLive = 0

    /// Connects and enters the room.
    init(to url: WebSocketURL) async throws {
        connection = try await WebSocketClient.connect(
            to: url, subprotocols: ["roost.v1.json"], group: MultiThreadedEventLoopGroup.singleton)
        events = connection.events.makeAsyncIterator()
        try await connection.send(text: #"{"t":"hello","id":"h","client":{"name":"bench","ver":"1"},"caps":[]}"#)
        try await connection.send(text: #"{"t":"join","id":"j","room":"\#(RoomMember.room)"}"#)
        while timesLive == 0 { try await readNext() }
    }

    /// Reads up to an event.
    ///
    /// - Throws: `BenchmarkFailure` if an event is missing, the connection ends, or a deadline passes.
    mutating func read(upTo last: Int64, by deadline: ContinuousClock.Instant) async throws {
        while seq < last {
            try await readNext()
            guard ContinuousClock.now < deadline else {
                throw BenchmarkFailure("The reader did not catch up: it was at \(seq) and wanted \(last).")
            }
        }
    }

    /// Reads for some time; somebody has to speak meanwhile.
    mutating func read(for time: Duration) async throws {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end { try await readNext() }
    }

    /// Reads until the server has said so many times that everything is read, for some time at most; somebody has to
    /// speak meanwhile.
    mutating func read(untilLive times: Int, within time: Duration) async throws {
        let end = ContinuousClock.now + time
        while timesLive < times, ContinuousClock.now < end { try await readNext() }
    }

    /// Reads all that the server has sent by now.
    mutating func readWhatWasSent() async throws {
        try await connection.send(text: #"{"t":"ping","id":"p"}"#)
        while try await readNext()?.hasPrefix(#"{"t":"pong""#) != true {}
    }

    func leave() async {
        await connection.close()
    }

    /// Takes the next thing that comes, and returns its text; it is one of the keep-alive's answers where nobody speaks.
    @discardableResult private mutating func readNext() async throws -> String? {
        guard let event = await events.next() else { throw BenchmarkFailure("The reader's connection has ended.") }
        guard case .text(let text) = event else { return nil }
        if text.hasPrefix(#"{"t":"ev""#) {
            let next = Self.seq(in: text)
            guard next == seq + 1 || timesLive == 0 else {
                throw BenchmarkFailure("The reader got event \(next) after \(seq).")
            }
            seq = next
        } else if text.hasPrefix(#"{"t":"live""#) {
            let last = Self.seq(in: text)
            guard last == seq || timesLive == 0 else {
                throw BenchmarkFailure("The reader was told that \(last) is the last event, and had read \(seq).")
            }
            seq = last
            timesLive += 1
        } else if text.hasPrefix(#"{"t":"gap""#) || text.hasPrefix(#"{"t":"err""#) {
            throw BenchmarkFailure("The reader was told: \(text)")
        }
        return text
    }

    private static func seq(in text: String) -> Int64 {
        unsafe text.utf8.span.bytes.number(behind: RoomMember.seqKey) ?? 0
    }
}
