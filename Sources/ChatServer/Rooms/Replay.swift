package import ChatProtocol

/// What somebody who enters a room has already seen of it.
package enum Seen: Equatable, Sendable {
    /// Nothing is known of it.
    case unknown
    /// Everything up to an event of this log.
    case event(Int64)
    /// Events of another life of the log.
    case otherLog
}

/// Where somebody who enters a room begins to read.
package enum ReplayStart: Equatable, Sendable {
    /// Right after an event seen, if what follows is little enough to be sent.
    case after(Int64)
    /// With so many of the newest events.
    case newest(Int, seen: Seen)

    /// Decides from the position that the client sends, if it does, and from the log's epoch and head.
    package init(position: Position?, last: Int?, epoch: Epoch, head: Int64) {
        guard let position else {
            self = .newest(min(last ?? 0, ServerLimits.replayEvents), seen: .unknown)
            return
        }
        // A position above the head can't be of this log, whatever its epoch says.
        guard position.epoch == epoch, position.seq <= head else {
            self = .newest(ServerLimits.farBehindEvents, seen: .otherLog)
            return
        }
        self = .after(position.seq)
    }
}

/// What somebody who enters a room is sent, and what not.
package struct Replay: Equatable, Sendable {
    /// Whether nothing after the position sent is missing; nil where none was sent.
    package let recovered: Bool?
    /// What is missing.
    package let gap: ClosedRange<Int64>?
    /// The events sent.
    package let events: [RoomEvent]
    /// The number of the last event sent, or seen; the first live event is the one after it.
    package let end: Int64

    /// Creates the replay of everything after an event seen, or nil if that is too much or no longer kept.
    package init?(after seq: Int64, page: LogPage, head: Int64) {
        guard !page.more else { return nil }
        guard seq == head || page.events.first?.seq == seq + 1 else { return nil }
        recovered = true
        gap = nil
        events = page.events
        end = page.events.last?.seq ?? seq
    }

    /// Creates the replay of the newest events; what lies between the last event seen and them is the gap.
    package init(newest page: LogPage, seen: Seen, head: Int64) {
        let wanted: Int64
        switch seen {
        case .unknown: wanted = page.events.first?.seq ?? head + 1
        case .event(let seq): wanted = seq + 1
        case .otherLog: wanted = 1
        }
        events = page.events.filter { $0.seq >= wanted }
        end = events.last?.seq ?? head
        let first = events.first?.seq ?? end + 1
        gap = wanted < first ? wanted...first - 1 : nil
        switch seen {
        case .unknown: recovered = nil
        case .event: recovered = gap == nil
        case .otherLog: recovered = false
        }
    }
}
