import NIOCore
import WebSocketCore
import WebSocketNIO

/// Somebody alone in a room who keeps so many messages in flight and notes how long each takes to come back.
final class StoreSender: WebSocketDelegate {
    /// Nothing is noted before: the first messages find cold caches.
    private static let warmUp = TimeAmount.milliseconds(500)
    /// What every event of this room contains, which is always this sender's own.
    private static let event = Array(#"{"t":"ev""#.utf8)
    private static let live = Array(#"{"t":"live""#.utf8)
    private static let text = String(repeating: "안녕하세요 ", count: 4)

    private let number: Int
    private let window: Int
    private let recorder: SendRecorder
    private var socket: WebSocketChannel?
    /// When the messages in flight were sent, in their order, which is the order in which they come back.
    private var sentAt = CircularBuffer<NIODeadline>()
    private var sent = 0
    private var record: SendRecord
    private var begin = NIODeadline.distantFuture
    private var end = NIODeadline.distantFuture

    init(number: Int, window: Int, recorder: SendRecorder) {
        self.number = number
        self.window = window
        self.recorder = recorder
        record = SendRecord(duration: recorder.duration)
    }

    func opened(_ socket: WebSocketChannel) {
        self.socket = socket
        socket.say(#"{"t":"hello","id":"h","client":{"name":"bench","ver":"1"},"caps":[]}"#)
        socket.say(##"{"t":"join","id":"j","room":"#bench\##(number)"}"##)
        socket.flush()
    }

    func received(_ kind: WebSocketCore.MessageKind, _ payload: RawSpan) {
        guard let socket else { return }
        if payload.begins(with: Self.event) {
            cameBack(at: socket.loop.now)
        } else if payload.begins(with: Self.live) {
            begin = socket.loop.now + Self.warmUp
            end = begin + TimeAmount(recorder.duration)
            for _ in 0..<window { send() }
        }
    }

    private func cameBack(at now: NIODeadline) {
        guard let start = sentAt.popFirst() else { return }
        if now >= begin, now < end { record.add(Duration(now - start), at: Duration(now - begin)) }
        guard now < end else {
            recorder.keep(record)
            socket?.close(.normal, reason: "")
            return
        }
        send()
    }

    private func send() {
        guard let socket else { return }
        sent += 1
        sentAt.append(socket.loop.now)
        let digits = "\(sent)"
        let cid = "bench-\(number)-" + String(repeating: "0", count: 16 - digits.count) + digits
        let room = "#bench\(number)"
        socket.say(#"{"t":"send","room":"\#(room)","cid":"\#(cid)","text":"\#(Self.text)","kind":"text"}"#)
    }

    func readCompleted() { socket?.flush() }
    func drained() {}
    func closed(_ outcome: CloseOutcome) { socket = nil }
}
