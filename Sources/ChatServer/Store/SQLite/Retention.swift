import ChatProtocol

/// How long a room's events are kept, and how many of them.
package struct Retention: Equatable, Sendable {
    /// Days that an event is kept; 0 for ever.
    package var days: Int
    /// Events that a room keeps; 0 for any number.
    package var messages: Int64

    /// Creates a rule; without arguments a year and a million messages.
    package init(days: Int = 365, messages: Int64 = 1_000_000) {
        self.days = days
        self.messages = messages
    }

    private static let dayMilliseconds: Int64 = 24 * 60 * 60 * 1000

    /// The age that an event must have to be too old.
    private func oldest(at now: Timestamp) -> Timestamp? {
        days == 0 ? nil : Timestamp(milliseconds: now.milliseconds - Int64(days) * Self.dayMilliseconds)
    }

    /// How many of a room's oldest events are no longer kept.
    ///
    /// Only the beginning goes, so that what is kept is dense. What was said within the last day stays, however much it
    /// is: a client may ask for that long whether its message has arrived (PROTOCOL.md).
    ///
    /// - Parameters:
    ///   - events: number and time of the oldest ones, in the order of their numbers.
    ///   - head: the number of the newest one.
    func excess(of events: [(seq: Int64, time: Timestamp)], head: Int64, at now: Timestamp) -> Int {
        let oldest = oldest(at: now)
        let today = Timestamp(milliseconds: now.milliseconds - Self.dayMilliseconds)
        return events.prefix { event in
            guard event.time < today else { return false }
            if let oldest, event.time < oldest { return true }
            return messages > 0 && event.seq <= head - messages
        }.count
    }

    /// What is kept, in words for a person.
    package var words: String {
        let age: String? =
            switch days {
            case 0: nil
            case 1: "for a day"
            case 365: "for a year"
            default: "for \(days) days"
            }
        let count: String? =
            switch messages {
            case 0: nil
            case 1: "the newest message"
            case 1_000_000: "a million messages"
            default: "\(messages) messages"
            }
        return switch (age, count) {
        case (nil, nil): "for good"
        case (let age?, nil): age
        case (nil, let count?): "up to \(count)"
        case (let age?, let count?): "\(age), up to \(count)"
        }
    }
}
