/// Finds the marker in messages that are alike: where the last one was, and only otherwise by looking everywhere.
package struct MarkerFinder: Sendable {
    private let tag: Marker.Tag
    private var offset = 0

    /// Creates a finder of a run's markers that has not seen a message.
    package init(_ tag: Marker.Tag) {
        self.tag = tag
    }

    /// Returns the first marker in the first bytes of a message.
    @inline(__always)
    package mutating func find(in bytes: RawSpan) -> Marker? {
        if let marker = Marker(in: bytes, at: offset, tag: tag) { return marker }
        return search(bytes)
    }

    /// The offset of the marker that was found last.
    package var lastOffset: Int { offset }

    @inline(never)
    private mutating func search(_ bytes: RawSpan) -> Marker? {
        for start in 0..<max(0, bytes.byteCount - Marker.byteCount + 1) {
            guard let marker = Marker(in: bytes, at: start, tag: tag) else { continue }
            offset = start
            return marker
        }
        return nil
    }
}
