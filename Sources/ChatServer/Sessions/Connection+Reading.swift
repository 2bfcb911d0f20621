import ChatProtocol
import Logging

/// A reader of a room's log: somebody who has entered, or for whom so much waits that the room's events go on without
/// them.
///
/// Nothing is lost and nothing piles up: who is behind is written nothing of the room until most of what waits has
/// arrived, and then reads on from the log.
extension Connection {
    /// How far a reading is.
    struct Reading: Equatable {
        /// Which one it is: a piece of an earlier one, from before a leaving or an entering anew, is not taken any more.
        let number: Int
        /// The last event that was written; none while the first piece is awaited.
        var position: Int64?
        /// Whether the next piece is on its way.
        var isUnderWay: Bool
    }

    /// What became of a piece.
    enum Taken {
        /// It belongs to nothing that is still read.
        case dropped
        /// There is more to read.
        case reading
        /// Nothing is left.
        case live
    }

    /// Whether so much waits that events have to wait as well.
    var isBehind: Bool { queuedBytes > context.configuration.behindBound }

    /// Whether so much waits that presence, which is no history, is not written any more.
    var isAlmostBehind: Bool { queuedBytes > context.configuration.behindBound / 2 }

    /// Begins to read a room after an event, or with whatever the room sends first.
    func beginReading(_ room: RoomName, at position: Int64?) {
        readingsBegun += 1
        readings[room] = Reading(number: readingsBegun, position: position, isUnderWay: position == nil)
    }

    /// Takes note that a room's events go on without this connection from an event on.
    func fallBehind(in room: RoomName, at position: Int64) {
        context.logger.debug("fell behind", metadata: metadata.adding("room", "\(room)"))
        // Who is entering anew is told where to go on.
        guard readings[room] == nil else { return }
        beginReading(room, at: position)
        readOn()
    }

    /// Asks for the next pieces, once little waits, and for no more of them than there is room for.
    func readOn() {
        guard let identity, !isAlmostBehind else { return }
        var underWay = readings.values.count { $0.isUnderWay && $0.position != nil }
        for (room, reading) in readings where !reading.isUnderWay {
            let bytes = queuedBytes + (underWay + 1) * ServerLimits.readingBytes
            guard let position = reading.position, underWay == 0 || bytes <= context.configuration.behindBound else {
                continue
            }
            readings[room]?.isUnderWay = true
            underWay += 1
            setOut()
            shard.readOn(self, in: room, identity.author.uid, after: position)
        }
    }

    /// Takes the next piece of a room's log.
    func take(_ step: ReadingStep, of room: RoomName) -> Taken {
        if case .ended = stage { return .dropped }
        guard let reading = readings[room], reading.number == step.number else { return .dropped }
        // Also where nothing is written: it goes on after the flush.
        flushLater()
        if step.isFirst { entered(room) }
        for message in step.opening { tell(message) }
        if step.isFirst, isAlmostBehind, let first = step.events.first {
            // Whoever enters many rooms at once has the events of the later ones wait.
            readings[room] = Reading(number: reading.number, position: first.seq - 1, isUnderWay: false)
            return .reading
        }
        for batch in step.batches { write(batch) }
        for event in step.events where step.isFirst || wants(event) { tell(.event(event)) }
        // A person who reads plain text has asked for no list.
        for message in step.closing where step.isFirst || dialect == .json { tell(message) }
        readings[room] =
            step.isLive ? nil : Reading(number: reading.number, position: step.position, isUnderWay: false)
        return step.isLive ? .live : .reading
    }

    /// Whether it is not one's own line, which in plain text is not sent back.
    func wants(_ event: RoomEvent) -> Bool {
        dialect == .json || plain.echo || event.echoedAuthor != identity?.author.uid
    }
}
