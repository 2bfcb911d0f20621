import ChatProtocol

/// What somebody is sent next who reads a room's log: on entering it, on coming back, or after falling behind.
struct ReadingStep: Sendable {
    /// Which reading it belongs to.
    var number: Int
    /// What goes before the events.
    var opening: [ServerMessage] = []
    /// The events, encoded for this reader alone.
    var events: [RoomEvent] = []
    /// The events as they were encoded for everybody, where they still are.
    var batches: [EventBatch] = []
    /// What goes after the events.
    var closing: [ServerMessage] = []
    /// The number of the last event that the reader has then.
    var position: Int64
    /// Whether that is the newest one, so that the reader is live.
    var isLive: Bool
    /// Whether a reading begins that the person has asked for.
    var isFirst: Bool
}
