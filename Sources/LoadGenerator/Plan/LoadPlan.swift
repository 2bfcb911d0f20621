package import WebSocketNIO

/// Who connects and what they do.
package struct LoadPlan: Sendable {
    /// What decides when a message is sent.
    package enum Loop: Equatable, Sendable {
        /// Each sender keeps so many in flight: the next one goes when one of its own has come back.
        case closed(window: Int)
        /// So many a second of all senders together, each at its time whatever has become of those before.
        case open(rate: Double)
        /// Nobody says anything.
        case idle
    }

    /// How what arrives is read.
    package enum Reader: String, CaseIterable, Sendable {
        /// By ``FrameScanner``: headers and markers only.
        case lean
        /// By the core's session, as a client reads: every byte checked, messages inflated.
        case core
    }

    /// The server.
    package var url: WebSocketURL
    /// How it is talked to.
    package var dialect: SpokenDialect
    /// Rooms, which are alike.
    package var rooms = 1
    /// Connections in each room, all of which receive.
    package var receivers = 10
    /// How many of those also send.
    package var senders = 1
    /// How many of those stop reading once they are in; never senders.
    package var stalled = 0
    /// Bytes of a message's body.
    package var size = 64
    /// When messages are sent.
    package var loop = Loop.closed(window: 1)
    /// How it is read.
    package var reader = Reader.lean
    /// Whether compression is offered.
    package var deflate = false
    /// Attempts to connect at once.
    package var atOnce = 64
    /// What tells this run's messages from those of others.
    package var tag = Marker.Tag(.random(in: 0...UInt32.max))
    /// The number in the first connection's name: each round of a storm is other people.
    package var firstName = 0
    /// Whether nothing is said after the handshake.
    package var handshakeOnly = false
    /// What those who come back were told before, a connection each; empty for newcomers.
    package var returning: [CapturedFields] = []

    /// Creates a plan for ten people in a room.
    package init(url: WebSocketURL, dialect: SpokenDialect) {
        self.url = url
        self.dialect = dialect
    }

    /// All connections.
    package var connections: Int { rooms * receivers }

    /// The name of the room of a connection.
    func room(of connection: Int) -> String { "r" + Self.digits(connection / receivers, 4) }

    /// A connection's number as a sender, from 0 through all rooms; nil for those who only receive.
    func sender(of connection: Int) -> Int? {
        let place = connection % receivers
        return place < senders ? connection / receivers * senders + place : nil
    }

    /// The number of the first sender in a connection's room.
    func firstSender(for connection: Int) -> Int { connection / receivers * senders }

    /// Whether a connection is among those that stop reading.
    func isStalled(_ connection: Int) -> Bool { connection % receivers >= receivers - stalled }

    /// What a connection says: to come in, and as its message.
    func values(of connection: Int) -> [String: String] {
        var values = ["name": "b" + Self.digits(firstName + connection, 5), "room": room(of: connection)]
        if connection < returning.count { values.merge(returning[connection].values) { $1 } }
        guard let sender = sender(of: connection) else { return values }
        let marker = String(decoding: Marker(sender: sender, number: 0).bytes(tag), as: UTF8.self)
        values["id"] = marker
        values["body"] = marker + Self.padding(max(0, size - Marker.byteCount))
        values["pad"] = Self.padding(size)
        return values
    }

    /// Letters and full stops that do not repeat themselves, so that what compresses them has work to do.
    private static func padding(_ count: Int) -> String {
        var state: UInt32 = 1
        let bytes = (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            let letter = UInt8(truncatingIfNeeded: (state >> 24) % 32)
            return letter < 26 ? UInt8(ascii: "a") + letter : letter < 29 ? UInt8(ascii: "e") : UInt8(ascii: ".")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
