import NIOCore
import NIOPosix

/// A client that fingerprints what it is sent from one line to another, so that hundreds fit into a debug build.
///
/// It reads frames by itself: nothing here goes through the code that is tested. What a room says is the same bytes for
/// every reader of a dialect, so a fingerprint of the stream stands for the list, which one reader of each keeps.
final class RecordingClient: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What a client has read after the first line, up to and with the last one.
    struct Record: Sendable {
        var bytes = 0
        var fingerprint = 0
        /// The messages themselves, where they were asked for.
        var messages: [String] = []
    }

    struct Kind: Sendable {
        var isPlain: Bool
        /// Sent right after the opening handshake.
        var opening: [String]
        /// What the message contains that means "ready".
        var ready: String
        var keepsMessages = false
        var isSlow = false
    }

    static let beginning = "the beginning"
    static let end = "the end"
    /// The stream is fingerprinted in blocks of this size, however it arrives.
    private static let block = 64 * 1024

    /// More than the last line's end takes.
    private static let lastLineBytes = 100

    private let kind: Kind
    private let countWanted: Int
    private let ready: EventLoopPromise<Void>
    private let begun: EventLoopPromise<Void>
    private let full: EventLoopPromise<Void>
    private let ended: EventLoopPromise<Record>
    private var bytes = ByteBuffer()
    private var isOpen = false
    private var isReady = false
    private var isRecording = false
    private var countSaid = 0
    private var hasher = Hasher()
    private var record = Record()

    init(
        _ kind: Kind, countWanted: Int, ready: EventLoopPromise<Void>, begun: EventLoopPromise<Void>,
        full: EventLoopPromise<Void>, ended: EventLoopPromise<Record>
    ) {
        self.kind = kind
        self.countWanted = countWanted
        self.ready = ready
        self.begun = begun
        self.full = full
        self.ended = ended
    }

    /// Masked text frames with the key 0, which leaves the payload as it is.
    static func frames(_ texts: [String]) -> ByteBuffer {
        var buffer = ByteBuffer()
        for text in texts {
            let payload = Array(text.utf8)
            if payload.count < 126 {
                buffer.writeBytes([0x81, 0x80 | UInt8(payload.count), 0, 0, 0, 0])
            } else {
                buffer.writeBytes([0x81, 0xFE, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), 0, 0, 0, 0])
            }
            buffer.writeBytes(payload)
        }
        return buffer
    }

    func channelActive(context: ChannelHandlerContext) {
        let subprotocol = kind.isPlain ? "" : "Sec-WebSocket-Protocol: roost.v1.json\r\n"
        let head = """
            GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\(subprotocol)\r\n
            """
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
        if kind.isSlow { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes.writeImmutableBuffer(unwrapInboundIn(data))
        if !isOpen {
            guard let end = bytes.readableBytesView.firstIndex(of: UInt8(ascii: "\n"), after: "\r\n\r") else { return }
            bytes.moveReaderIndex(to: end + 1)
            isOpen = true
            context.writeAndFlush(wrapOutboundOut(Self.frames(kind.opening)), promise: nil)
        }
        while !isRecording || kind.keepsMessages, let payload = nextPayload() { take(payload) }
        if isRecording, !kind.keepsMessages { fingerprint() }
        bytes.discardReadBytes()
    }

    /// Takes whole blocks, and the rest once the last line is there, after which nothing is said.
    private func fingerprint() {
        // What may be the beginning of the last line is left for later.
        while bytes.readableBytes >= Self.block + Self.lastLineBytes { combine(Self.block) }
        let length = min(Self.lastLineBytes, bytes.readableBytes)
        let tail = bytes.getString(at: bytes.writerIndex - length, length: length)
        let last = kind.isPlain ? Self.end : #""text":"\#(Self.end)","kind":"text"}"#
        guard tail?.hasSuffix(last) == true else { return }
        combine(bytes.readableBytes)
        record.fingerprint = hasher.finalize()
        ended.succeed(record)
    }

    private func combine(_ count: Int) {
        guard let slice = bytes.readSlice(length: count) else { return }
        unsafe slice.withUnsafeReadableBytes { unsafe hasher.combine(bytes: $0) }
        record.bytes += count
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard kind.isSlow else { return }
        // A reader that takes its time after every bite.
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(5)) { context.read() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        ready.fail(ChannelError.eof)
        begun.fail(ChannelError.eof)
        full.fail(ChannelError.eof)
        ended.fail(ChannelError.eof)
    }

    private func nextPayload() -> ByteBuffer? {
        let start = bytes.readerIndex
        guard let short = bytes.getInteger(at: start + 1, as: UInt8.self) else { return nil }
        var header = 2
        var length = Int(short)
        if short == 126 {
            guard let long = bytes.getInteger(at: start + 2, as: UInt16.self) else { return nil }
            header = 4
            length = Int(long)
        }
        guard let payload = bytes.getSlice(at: start + header, length: length) else { return nil }
        bytes.moveReaderIndex(forwardBy: header + length)
        return payload
    }

    private func take(_ payload: ByteBuffer) {
        let text = String(buffer: payload)
        if isRecording {
            record.messages.append(text)
            if Self.isSaid(text) { countSaid += 1 }
            if text.contains(Self.end) { ended.succeed(record) }
        } else if isReady {
            isRecording = text.contains(Self.beginning)
            if isRecording { begun.succeed() }
        } else if text.contains(kind.ready) {
            isReady = true
            ready.succeed()
        }
        if isRecording, countSaid == countWanted { full.succeed() }
    }

    /// Whether it is something that was said: an `ev`, or a line with a name in angle brackets.
    static func isSaid(_ message: String) -> Bool {
        message.hasPrefix(#"{"t":"ev""#) || message.contains(" #lobby <")
    }

    /// What a message takes on the wire, header included.
    static func frameBytes(_ message: String) -> Int {
        message.utf8.count + (message.utf8.count < 126 ? 2 : 4)
    }
}

extension ByteBufferView {
    /// The place of a byte that ends a short pattern.
    fileprivate func firstIndex(of last: UInt8, after pattern: String) -> Index? {
        let pattern = Array(pattern.utf8)
        for index in indices where self[index] == last && index - startIndex >= pattern.count {
            if Array(self[(index - pattern.count)..<index]) == pattern { return index }
        }
        return nil
    }
}
