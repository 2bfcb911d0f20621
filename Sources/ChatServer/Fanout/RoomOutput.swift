import ChatProtocol
import NIOCore

/// What one turn of a room has for the connections of a shard, in order.
struct RoomOutput: Sendable {
    enum Part: Sendable {
        /// Events for every live member.
        case events(EventBatch)
        /// Presence for every live member, as frames of each dialect.
        case presence(SharedFrames)
        /// What passes and is never repeated, for every live member but the one that it comes from.
        case signal(SharedFrames, by: Origin)
        /// Somebody who reads the log is sent its next piece.
        case read(Origin, ReadingStep)
        /// Somebody who reads the log can't go on: it can't be read.
        case lose(Origin)
        /// Somebody is live no longer, and gets this answer.
        case dismiss(Origin, ServerMessage)
        /// Somebody is in the room who has not asked for it, and is live at once.
        case push(Origin, Joined)
        /// Somebody may not enter.
        case turnAway(Origin, ServerMessage)
        /// Somebody has to go, wherever they are connected.
        case expel(UserID, ChatCloseCode)
        /// An answer to one connection.
        case answer(Origin, ServerMessage)
    }

    let room: RoomName
    var parts: [Part] = []
    /// Where the commands came from that this turn has carried out; not among the parts, which it would keep apart.
    var carriedOut: [Origin] = []

    var isEmpty: Bool { parts.isEmpty && carriedOut.isEmpty }

    /// Adds an event to the last batch, or begins one where something else lies between.
    mutating func append(_ event: RoomEvent, frames: SharedFrames) {
        if case .events(var batch) = parts.last {
            // Taken out first, so that the batch's buffers have one owner and grow in place.
            parts.removeLast()
            batch.append(event, frames: frames)
            parts.append(.events(batch))
        } else {
            parts.append(.events(EventBatch(event, frames: frames)))
        }
    }

    /// Adds presence to the last frames, or begins new ones where something else lies between.
    mutating func append(_ frames: SharedFrames) {
        if case .presence(var all) = parts.last {
            parts.removeLast()
            all.append(frames)
            parts.append(.presence(all))
        } else {
            parts.append(.presence(frames))
        }
    }
}
