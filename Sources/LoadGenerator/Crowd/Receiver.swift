/// One connection's reading: from bytes to arrivals, with the check that each sender's messages come in order.
package struct Receiver: Sendable {
    /// A frame that carries no marker and is its owner's to look at.
    package struct Heard: Equatable, Sendable {
        package let opcode: UInt8
        package let head: [UInt8]
    }

    /// Whether texts without a marker are kept, too: while one comes in.
    package var listens = true
    /// Frames for the owner; control frames always.
    package private(set) var heard: [Heard] = []
    /// How many of the own messages have come back.
    package private(set) var returned = 0

    private let ownSender: Int?
    private let firstSender: Int
    private var scanner = FrameScanner()
    private var finder: MarkerFinder
    /// The number that each sender's next message has to have.
    private var next: [UInt32]

    /// Creates a receiver in a room of senders with consecutive numbers.
    package init(senders: Range<Int>, tag: Marker.Tag, ownSender: Int? = nil) {
        finder = MarkerFinder(tag)
        self.ownSender = ownSender
        firstSender = senders.lowerBound
        next = Array(repeating: 0, count: senders.count)
    }

    /// Takes bytes as they came from the socket.
    package mutating func take(_ bytes: RawSpan, at now: Int64, onto board: inout Board) {
        var position = 0
        while let frame = scanner.next(in: bytes, at: &position) {
            if frame.isCarried {
                let carried = scanner.takeCarried()
                unsafe look(frame.opcode, carried.span.bytes.extracting(frame.head), frame.length, now, &board)
            } else {
                look(frame.opcode, bytes.extracting(frame.head), frame.length, now, &board)
            }
        }
    }

    /// Takes one message, or the head of one and its whole length.
    @inline(__always)
    package mutating func look(
        _ opcode: UInt8, _ head: RawSpan, _ length: Int, _ now: Int64, _ board: inout Board
    ) {
        guard opcode < 8, let marker = finder.find(in: head), board.knows(marker.sender) else {
            return keep(opcode, head)
        }
        board.receive(marker, bytes: length, at: now)
        let place = marker.sender - firstSender
        guard next.indices.contains(place) else { return board.receiveOutOfTurn(marker, expected: .max) }
        if next[place] != marker.number { board.receiveOutOfTurn(marker, expected: next[place]) }
        next[place] = max(next[place], marker.number &+ 1)
        if marker.sender == ownSender { returned += 1 }
    }

    /// Returns the frames for the owner and forgets them.
    package mutating func takeHeard() -> [Heard] {
        defer { heard = [] }
        return heard
    }

    /// Returns how many of the own messages have come back since the last call.
    package mutating func takeReturned() -> Int {
        defer { returned = 0 }
        return returned
    }

    @inline(never)
    private mutating func keep(_ opcode: UInt8, _ head: RawSpan) {
        guard listens || opcode >= 8 else { return }
        heard.append(Heard(opcode: opcode, head: unsafe head.withUnsafeBytes { unsafe Array($0) }))
    }
}
