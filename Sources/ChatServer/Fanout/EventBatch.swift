import ChatProtocol
import NIOCore

/// A turn's events of one room: one buffer a form, for all members alike.
struct EventBatch: Sendable {
    /// The number of the first event.
    let first: Int64
    /// The number of the last event.
    private(set) var last: Int64
    private(set) var frames: SharedFrames
    /// Whose each line of the plain buffers is and where it ends, for those who don't want to read their own.
    private var lines: [Line]

    private struct Line {
        let author: UserID?
        let end: Int
        let deflatedEnd: Int
    }

    init(_ event: RoomEvent, frames: SharedFrames) {
        first = event.seq
        last = event.seq
        self.frames = frames
        lines = []
        noteLine(of: event)
    }

    /// Adds the event that follows the last one.
    mutating func append(_ event: RoomEvent, frames more: SharedFrames) {
        last = event.seq
        frames.append(more)
        noteLine(of: event)
    }

    private mutating func noteLine(of event: RoomEvent) {
        let end = frames[.plain].readableBytes
        lines.append(Line(author: event.echoedAuthor, end: end, deflatedEnd: frames[.plainDeflated].readableBytes))
    }

    /// The plain frames of a form without the lines of one author.
    func plain(_ form: WireForm, without author: UserID) -> ByteBuffer {
        let all = frames[form]
        guard lines.contains(where: { $0.author == author }) else { return all }
        var others = ByteBuffer()
        var begin = 0
        for line in lines {
            let end = form == .plain ? line.end : line.deflatedEnd
            if line.author != author, let slice = all.getSlice(at: begin, length: end - begin) {
                others.writeImmutableBuffer(slice)
            }
            begin = end
        }
        return others
    }
}

extension RoomEvent {
    /// Whose own line it is, that in plain text is not sent back; what an operator did is answered by nothing else.
    var echoedAuthor: UserID? {
        if case .moderation = body { nil } else { author.uid }
    }
}
