import LoadGenerator
import NIOCore
import WebSocketCore
import WebSocketNIO

/// Somebody in a room with others, who reads everything, sees that nothing is missing, and may speak at a fixed rate.
///
/// The load is open: a message is due at its time whether earlier ones have come back or not. Its latency counts from
/// then, so whoever halts for a moment answers for all that became due meanwhile.
final class RoomMember: WebSocketDelegate {
    /// The room that all members of a benchmark are in.
    static let room = "#bench"

    /// A member as one can reach them from other loops.
    struct Seat: Sendable {
        let loop: any EventLoop
        let member: NIOLoopBound<RoomMember>
    }

    /// What a member has seen since the last taking.
    struct Report: Sendable {
        /// From when a message was due to its arrival here, whoever's it was.
        var latencies: Latencies
        /// The number of the last event.
        var head: Int64
        /// What must not happen, as a sentence.
        var fault: String?
    }

    private static let event = Array(#"{"t":"ev""#.utf8)
    private static let live = Array(#"{"t":"live""#.utf8)
    private static let error = Array(#"{"t":"err""#.utf8)
    static let seqKey = Array(#""seq":"#.utf8)
    private static let cidKey = Array(#""cid":""#.utf8)
    private static let text = String(decoding: SampleText.korean.bytes(96), as: UTF8.self)
    /// Digits of a message's id that tell when it was due: as many as the largest number of nanoseconds has.
    private static let dueDigits = 19

    private let number: Int
    private let entered: EventLoopPromise<Seat>
    private var socket: WebSocketChannel?
    private var isLive = false
    private var report = Report(latencies: Latencies(), head: 0)
    private var pace: (next: NIODeadline, interval: TimeAmount)?

    /// - Parameter entered: succeeds once the room's events come.
    init(number: Int, entered: EventLoopPromise<Seat>) {
        self.number = number
        self.entered = entered
    }

    /// The number of the last event that came.
    var head: Int64 { report.head }

    /// Returns what was seen since the last call.
    func takeReport() -> Report {
        defer { report.latencies = Latencies() }
        return report
    }

    func leave() {
        pace = nil
        socket?.close(.normal, reason: "")
    }

    // MARK: Speaking

    /// Says something at a time and from then on in even intervals.
    func speak(from start: NIODeadline, every interval: TimeAmount) {
        pace = (start, interval)
        scheduleNext()
    }

    func fallSilent() {
        pace = nil
    }

    private func scheduleNext() {
        guard let pace, let socket else { return }
        socket.loop.assumeIsolated().scheduleTask(deadline: pace.next) { self.sayWhatIsDue() }
    }

    private func sayWhatIsDue() {
        guard let pace, let socket else { return }
        var due = pace.next
        while due <= socket.loop.now {
            let digits = "\(due.uptimeNanoseconds)"
            let cid = String(repeating: "0", count: Self.dueDigits - digits.count) + digits + "-\(number)"
            socket.say(
                #"{"t":"send","room":"\#(Self.room)","cid":"\#(cid)","text":"\#(Self.text)","kind":"text"}"#)
            due = due + pace.interval
        }
        socket.flush()
        self.pace?.next = due
        scheduleNext()
    }

    // MARK: Reading

    func opened(_ socket: WebSocketChannel) {
        self.socket = socket
        socket.say(#"{"t":"hello","id":"h","client":{"name":"bench","ver":"1"},"caps":[]}"#)
        socket.say(#"{"t":"join","id":"j","room":"\#(Self.room)"}"#)
        socket.flush()
    }

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        guard let socket else { return }
        if payload.begins(with: Self.event) {
            let seq = payload.number(behind: Self.seqKey) ?? 0
            if seq != report.head + 1 { report.fault = "Event \(seq) came after \(report.head)." }
            report.head = seq
            let due = payload.number(behind: Self.cidKey) ?? 0
            report.latencies.add(nanoseconds: Int64(socket.loop.now.uptimeNanoseconds) - due)
        } else if payload.begins(with: Self.live), !isLive {
            isLive = true
            report.head = payload.number(behind: Self.seqKey) ?? 0
            entered.succeed(Seat(loop: socket.loop, member: NIOLoopBound(self, eventLoop: socket.loop)))
        } else if payload.begins(with: Self.error) {
            let answer = unsafe payload.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
            report.fault = "The server refused a message: \(answer)"
        }
    }

    func readCompleted() {}
    func drained() {}

    func closed(_ outcome: CloseOutcome) {
        socket = nil
        let failure = BenchmarkFailure("A member's connection has ended.")
        report.fault = report.fault ?? failure.description
        entered.fail(failure)
    }
}
