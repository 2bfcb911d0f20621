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
        /// The last event that was written.
        var position: Int64
        /// Whether the next piece is on its way.
        var isUnderWay = false
    }

    /// Whether so much waits that events have to wait as well.
    var isBehind: Bool { queuedBytes > context.configuration.behindBound }

    /// Whether so much waits that presence, which is no history, is not written any more.
    var isAlmostBehind: Bool { queuedBytes > context.configuration.behindBound / 2 }

    /// Takes note that a room's events go on without this connection from an event on.
    func fallBehind(in room: RoomName, at position: Int64) {
        context.logger.debug("fell behind", metadata: metadata.adding("room", "\(room)"))
        readings[room] = Reading(position: position)
        readOn()
    }

    /// Asks for the next piece of everything that is read, once little waits.
    func readOn() {
        guard let identity, !isAlmostBehind else { return }
        for (room, reading) in readings where !reading.isUnderWay {
            readings[room]?.isUnderWay = true
            setOut()
            shard.readOn(self, in: room, identity.author.uid, after: reading.position)
        }
    }

    /// Takes the next piece of a room's log; false if this connection is gone.
    func take(_ step: ReadingStep, of room: RoomName) -> Bool {
        if case .ended = stage { return false }
        if step.isFirst { entered(room) }
        readings[room] = step.isLive ? nil : Reading(position: step.position)
        for message in step.opening { tell(message) }
        for batch in step.batches { write(batch) }
        for event in step.events where step.isFirst || wants(event) { tell(.event(event)) }
        // A person who reads plain text has asked for no list.
        for message in step.closing where step.isFirst || dialect == .json { tell(message) }
        // Also where nothing was written: it goes on after the flush.
        if !step.isLive { flushLater() }
        return true
    }

    /// Whether it is not one's own line, which in plain text is not sent back.
    private func wants(_ event: RoomEvent) -> Bool {
        dialect == .json || plain.echo || event.echoedAuthor != identity?.author.uid
    }
}
