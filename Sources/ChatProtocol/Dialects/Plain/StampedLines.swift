/// Lines of output, each with a stamp that only the server can write.
struct StampedLines {
    /// The time of day that the stamps show.
    let clock: String
    private let name: (RoomName) -> String
    private var lines: [String] = []

    /// Begins without lines; `name` says what a room is called for the reader.
    init(at time: Timestamp, utcOffset: Duration, name: @escaping (RoomName) -> String) {
        clock = time.clock(utcOffset: utcOffset)
        self.name = name
    }

    /// The lines, without a newline at the end; nil if there are none.
    var text: String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }

    /// Adds what somebody said: `12:03:07 #lobby <mina> hello`.
    mutating func say(_ room: RoomName, _ text: String, by speaker: String) {
        add(text, stamp: "\(clock) \(name(room)) \(speaker) ")
    }

    /// Adds what happened in a room: `12:03:09 #lobby * jun joined`.
    mutating func tell(_ room: RoomName, _ text: String) {
        add(text, stamp: "\(clock) \(name(room)) * ")
    }

    /// Adds what the server says to one reader: `12:03:09 * You are mina`.
    mutating func tell(_ text: String) {
        add(text, stamp: "\(clock) * ")
    }

    /// Adds a refusal: `! rate limited, wait 2 s`.
    mutating func refuse(_ text: String) {
        add(text, stamp: "! ")
    }

    private mutating func add(_ text: String, stamp: String) {
        guard !TextBytes.arePlain(text) else { return lines.append(stamp + text) }
        let safe = Self.withoutReordering(MessageText.strippingControls(text))
        for line in safe.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(stamp + String(line))
        }
    }

    /// Removes the scalars by which a text could reorder the line around it, stamp included (UAX #9, section 2).
    private static func withoutReordering(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isReordering) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.isReordering { scalars.append(scalar) }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether it is an explicit directional embedding, override or isolate, or the end of one.
    fileprivate var isReordering: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
