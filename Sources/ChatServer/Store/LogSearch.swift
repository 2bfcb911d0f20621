package import ChatProtocol

/// What is looked for in the messages of a log.
package struct LogSearch: Equatable, Sendable {
    /// What one search looks at, at most, some 30 ms' work: a message that is read and compared is one step.
    package static let stepsMax = 6_000

    /// What a message must hold all of.
    package var words: SearchWords
    /// Only messages with a smaller number are looked at.
    package var before: Int64
    /// How many hits are wanted, newest first.
    package var events: Int
    /// About how many bytes of them, but always one if there is one.
    package var bytes: Int
    /// How much is looked at.
    package var steps: Int

    /// Creates a search for the newest hits.
    package init(
        _ words: SearchWords, before: Int64 = .max, events: Int, bytes: Int = ChatLimits.pageBytes,
        steps: Int = LogSearch.stepsMax
    ) {
        self.words = words
        self.before = before
        self.events = events
        self.bytes = bytes
        self.steps = steps
    }
}

/// What a search has found.
package struct LogHits: Equatable, Sendable {
    /// The hits, oldest first.
    package var events: [RoomEvent]
    /// Whether there are, or may be, further hits among what is older.
    package var more: Bool
    /// The number before which nothing was looked at, because the search had to end; nil if it is complete, or full.
    package var reached: Int64?

    /// Creates what was found.
    package init(events: [RoomEvent] = [], more: Bool = false, reached: Int64? = nil) {
        self.events = events
        self.more = more
        self.reached = reached
    }

    /// Puts together what was found in several rooms: the newest hits of all by their time.
    package init(of rooms: [LogHits], events limit: Int, bytes: Int) {
        let newest = rooms.flatMap(\.events).sorted { ($0.time.milliseconds, $0.seq) > ($1.time.milliseconds, $1.seq) }
        var hits = GatheredHits(events: limit, bytes: bytes)
        for event in newest where !hits.isFull { hits.add(event) }
        self.init(events: hits.events.reversed(), more: hits.isFull || rooms.contains(where: \.more))
    }
}

/// The hits of a search while it goes from the newest message to the oldest.
struct GatheredHits {
    private let limit: Int
    private let bytes: Int
    private var cost = 0
    /// The hits, newest first.
    private(set) var events: [RoomEvent] = []
    /// Whether there was a hit beyond the bounds.
    private(set) var isFull = false

    init(events limit: Int, bytes: Int) {
        self.limit = limit
        self.bytes = bytes
    }

    /// Adds the next hit, if there is room for it.
    mutating func add(_ event: RoomEvent) {
        cost += event.cost
        guard events.count < limit, events.isEmpty || cost <= bytes else {
            isFull = true
            return
        }
        events.append(event)
    }

    /// What was found; `reached` is where the search had to end, if it had to.
    func result(reached: Int64?) -> LogHits {
        LogHits(events: events.reversed(), more: isFull || reached != nil, reached: isFull ? nil : reached)
    }
}
