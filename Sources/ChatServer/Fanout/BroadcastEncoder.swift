import ChatProtocol
import NIOCore
import WebSocketCore

/// Encodes what goes to everybody, once for each form that somebody reads.
///
/// The compressor keeps no context, so that one frame serves all readers; it stays in memory, one a loop.
struct BroadcastEncoder: ~Copyable {
    /// How a shared frame is compressed: its readers have to have a window of this size.
    static let direction = DeflatePolicy.stateless.own

    private var raw = MessageEncoder()
    private var deflating = MessageEncoder(direction: direction, keepsDeflater: true)

    /// Encodes a message for the forms that are read.
    mutating func frames(_ message: ServerMessage, isRead: (WireForm) -> Bool, clock: ServerClock) -> SharedFrames {
        var frames = SharedFrames()
        if isRead(.json) || isRead(.jsonDeflated) {
            let text = JSONDialect.encode(message)
            if isRead(.json) { frames[.json] = Self.frame(text, by: &raw) }
            if isRead(.jsonDeflated) { frames[.jsonDeflated] = Self.frame(text, by: &deflating) }
        }
        if isRead(.plain) || isRead(.plainDeflated),
            let lines = PlainDialect.lines(for: message, now: clock.wall(), utcOffset: clock.utcOffset())
        {
            let text = Array(lines.utf8)
            if isRead(.plain) { frames[.plain] = Self.frame(text, by: &raw) }
            if isRead(.plainDeflated) { frames[.plainDeflated] = Self.frame(text, by: &deflating) }
        }
        return frames
    }

    private static func frame(_ text: [UInt8], by encoder: inout MessageEncoder) -> ByteBuffer {
        var frame: [UInt8] = []
        unsafe encoder.append(.text, text.span.bytes, to: &frame)
        return ByteBuffer(bytes: frame)
    }
}
