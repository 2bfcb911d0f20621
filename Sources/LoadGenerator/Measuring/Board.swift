/// What all connections have sent and received; one value, on the one loop that all of them live on.
package struct Board: Sendable {
    /// How many messages a sender's due times are kept of together: what comes back later than so many counts from the
    /// oldest that is known, so a latency is never overstated.
    private static let keptDueTimes = 1 << 20
    private static let keptDueTimesMin = 1 << 10

    /// Messages that have arrived.
    package private(set) var deliveries = 0
    /// The bytes of their payloads.
    package private(set) var payloadBytes = 0
    /// Messages that came after a later one of the same sender, or twice.
    package private(set) var late = 0
    /// Messages that had not come when a later one of the same sender did.
    package private(set) var overtaken = 0
    /// From when a message was due to its arrival.
    package private(set) var latencies = Latencies()
    /// How many messages each sender has sent.
    package private(set) var sent: [UInt32]

    private var due: [Int64]
    private let keptPerSender: Int

    /// Creates the board of so many senders.
    package init(senders: Int) {
        sent = Array(repeating: 0, count: senders)
        var kept = Self.keptDueTimesMin
        while kept * 2 * max(senders, 1) <= Self.keptDueTimes { kept *= 2 }
        keptPerSender = kept
        due = Array(repeating: 0, count: kept * senders)
    }

    /// Gives a message that is due now or was due its number.
    package mutating func send(_ sender: Int, due time: Int64) -> UInt32 {
        let number = sent[sender]
        sent[sender] += 1
        due[place(sender, Int(number))] = time
        return number
    }

    /// Where a message's due time lies: beside those of the other senders' messages with the same number.
    ///
    /// Those arrive together. A stretch for each sender would put them all into the same few lines of the cache.
    @inline(__always)
    private func place(_ sender: Int, _ number: Int) -> Int {
        number & (keptPerSender - 1) &* sent.count &+ sender
    }

    /// Counts an arrival.
    @inline(__always)
    mutating func receive(_ marker: Marker, bytes: Int, at now: Int64) {
        deliveries &+= 1
        payloadBytes &+= bytes
        let known = max(Int(marker.number), Int(sent[marker.sender]) - keptPerSender)
        latencies.add(nanoseconds: now - due[place(marker.sender, known)])
    }

    /// Counts a message that did not come in its turn.
    mutating func receiveOutOfTurn(_ marker: Marker, expected: UInt32) {
        if marker.number < expected { late += 1 } else { overtaken += Int(marker.number - expected) }
    }

    /// Returns the latencies so far and begins anew.
    package mutating func takeLatencies() -> Latencies {
        defer { latencies = Latencies() }
        return latencies
    }

    /// Whether a number is one of our senders'; a marker of an earlier run may be read from a room's history.
    @inline(__always)
    func knows(_ sender: Int) -> Bool { sender < sent.count }
}
