import ChatProtocol
import NIOCore
import WebSocketCore

/// Frames that are the same for every reader of a dialect: encoded once, header included.
struct SharedFrames: Sendable {
    private(set) var json = ByteBuffer()
    private(set) var plain = ByteBuffer()

    /// Encodes a message once a dialect; the plain one only where somebody reads it.
    init(_ message: ServerMessage, plain isPlainRead: Bool, clock: ServerClock) {
        var frame: [UInt8] = []
        Self.append(JSONDialect.encode(message), to: &frame)
        json.writeBytes(frame)
        guard isPlainRead,
            let lines = PlainDialect.lines(for: message, now: clock.wall(), utcOffset: clock.utcOffset())
        else { return }
        frame.removeAll(keepingCapacity: true)
        Self.append(Array(lines.utf8), to: &frame)
        plain.writeBytes(frame)
    }

    mutating func append(_ other: SharedFrames) {
        json.writeImmutableBuffer(other.json)
        plain.writeImmutableBuffer(other.plain)
    }

    private static func append(_ payload: [UInt8], to frame: inout [UInt8]) {
        unsafe FrameEncoder.append(opcode: .text, payload: payload.span.bytes, maskingKey: nil, to: &frame)
    }
}
