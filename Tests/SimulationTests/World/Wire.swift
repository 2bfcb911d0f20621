import WebSocketCore

/// One direction of a TCP connection: bytes arrive in order, late, and cut where nobody has cut them.
final class Wire {
    private let world: World
    private var random: Chance
    /// Bytes that may be on their way or unread; the sender has to keep what is beyond.
    private let window: Int
    private let latency: Duration
    private var lastArrival: Instant
    /// Bytes on their way.
    private var underWay = 0
    private var unread: [UInt8] = []
    /// Tells the pieces of before a break from those after it.
    private var breaks = 0
    private var isDead = false
    /// Whether the sender's end of stream has arrived.
    private(set) var hasEnded = false
    /// Called when there is something to read, or the end.
    var whenReadable: () -> Void = {}
    /// Called when the sender may go on.
    var whenWritable: () -> Void = {}

    init(_ world: World, window: Int, latency: Duration) {
        self.world = world
        self.window = window
        self.latency = latency
        random = world.random.split()
        lastArrival = world.now
    }

    /// Takes what there is room for, and returns how many bytes that are.
    func send(_ bytes: some Collection<UInt8>) -> Int {
        let room = min(window - underWay - unread.count, bytes.count)
        guard room > 0 else { return 0 }
        // Into the void, what there is room for goes as well.
        underWay += room
        var rest = isDead ? [] : Array(bytes.prefix(room))
        while !rest.isEmpty {
            let piece = Array(rest.prefix(nextPiece(of: rest.count)))
            rest.removeFirst(piece.count)
            post { wire in
                wire.underWay -= piece.count
                wire.unread += piece
            }
        }
        return room
    }

    /// Ends the stream behind what was sent.
    func end() {
        post { $0.hasEnded = true }
    }

    /// Returns what can be read.
    func take(_ countMax: Int = .max) -> [UInt8] {
        let wasFull = underWay + unread.count >= window
        let taken = Array(unread.prefix(countMax))
        unread.removeFirst(taken.count)
        if wasFull, !taken.isEmpty { whenWritable() }
        return taken
    }

    /// Whether there is something to read.
    var isReadable: Bool { !unread.isEmpty || hasEnded }

    /// What is on its way is lost, and everything after it.
    func die() {
        isDead = true
        breaks += 1
    }

    private func post(_ arrive: @escaping (Wire) -> Void) {
        guard !isDead else { return }
        var time = latency + random.milliseconds(in: 0...3)
        // A lost packet comes again after a while.
        if random.happens(1, in: 40) { time += random.milliseconds(in: 100...700) }
        lastArrival = max(lastArrival, world.now.advanced(by: time))
        let breaks = breaks
        world.at(lastArrival) { [self] in
            guard breaks == self.breaks else { return }
            arrive(self)
            whenReadable()
        }
    }

    private func nextPiece(of count: Int) -> Int {
        switch random.number(in: 1...10) {
        case 1: min(count, random.number(in: 1...3))
        case 2, 3: random.number(in: 1...count)
        default: count
        }
    }
}
