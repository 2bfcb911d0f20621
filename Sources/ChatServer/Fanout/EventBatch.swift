import ChatProtocol
import NIOCore

/// A turn's events of one room: one buffer a dialect, for all members alike.
struct EventBatch: Sendable {
    /// The number of the first event.
    let first: Int64
    /// The number of the last event.
    private(set) var last: Int64
    private(set) var frames: SharedFrames
    /// Whose each line of the plain buffer is and where it ends, for those who don't want to read their own.
    private var lines: [(author: UserID, end: Int)]

    init(_ event: RoomEvent, frames: SharedFrames) {
        first = event.seq
        last = event.seq
        self.frames = frames
        lines = [(event.author.uid, frames.plain.readableBytes)]
    }

    /// Adds the event that follows the last one.
    mutating func append(_ event: RoomEvent, frames more: SharedFrames) {
        last = event.seq
        frames.append(more)
        lines.append((event.author.uid, frames.plain.readableBytes))
    }

    /// The plain frames; without the reader's own lines where `author` is given.
    func plain(without author: UserID?) -> ByteBuffer {
        guard let author, lines.contains(where: { $0.author == author }) else { return frames.plain }
        var others = ByteBuffer()
        var begin = 0
        for line in lines {
            if line.author != author, let slice = frames.plain.getSlice(at: begin, length: line.end - begin) {
                others.writeImmutableBuffer(slice)
            }
            begin = line.end
        }
        return others
    }
}
