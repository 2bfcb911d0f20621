import ChatProtocol
import NIOCore
import WebSocketNIO

/// How messages are written to a connection, in its dialect: its own, and those that everybody gets.
extension Connection {
    /// The bytes that wait for the client.
    var queuedBytes: Int { socket?.queuedBytes ?? 0 }

    /// Sends one message to this connection, in its dialect.
    func tell(_ message: ServerMessage) {
        switch dialect {
        case .json: write(text: JSONDialect.encode(message))
        case .plain:
            guard
                let lines = PlainDialect.lines(
                    for: message, now: context.clock.wall(), utcOffset: context.clock.utcOffset(),
                    name: { self.label(of: $0) })
            else { return }
            write(text: Array(lines.utf8))
        }
    }

    func write(text: [UInt8]) {
        unsafe socket?.send(text: text.span.bytes)
        flushLater()
    }

    /// Writes events of a room, without a plain-text author's own lines unless they are wanted.
    func write(_ batch: EventBatch) {
        guard dialect == .plain, !plain.echo, batch.frames.unshared.isEmpty, let author = identity?.author else {
            return write(batch.frames)
        }
        write(batch.plain(form, without: author.uid))
    }

    /// Writes what is for all members, each in its form.
    func write(_ frames: SharedFrames) {
        write(frames[form])
        guard dialect == .plain else { return }
        for message in frames.unshared {
            if case .event(let event) = message, !wants(event) { continue }
            tell(message)
        }
    }

    private func write(_ frames: ByteBuffer) {
        guard frames.readableBytes > 0 else { return }
        socket?.write(frames: frames)
        flushLater()
    }

    func flushLater() {
        guard !isFlushPending else { return }
        isFlushPending = true
        shard.flushLater(self)
    }

    func flush() {
        isFlushPending = false
        socket?.flush()
        if !readings.isEmpty { readOn() }
    }
}
