/// A sender's message as bytes, in which only the marker changes from one to the next.
struct MarkedMessage {
    private(set) var bytes: [UInt8]
    private let offset: Int

    /// Creates a message from its text, in which the marker of the sender's first message stands; nil where none does.
    init?(_ text: String, _ tag: Marker.Tag) {
        let bytes = Array(text.utf8)
        var finder = MarkerFinder(tag)
        guard unsafe finder.find(in: bytes.span.bytes) != nil else { return nil }
        self.bytes = bytes
        offset = finder.lastOffset
    }

    /// Makes it the sender's message with this number: only the number's letters change.
    mutating func mark(_ number: UInt32) {
        let letters = Marker.letters(number)
        for place in 0..<8 { bytes[offset + 8 + place] = UInt8(truncatingIfNeeded: letters >> (8 * UInt64(place))) }
    }
}
