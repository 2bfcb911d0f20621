/// Cuts a server's bytes into frames as cheaply as it can be done: headers are read, heads of payloads are shown, and
/// what lies behind them is skipped unseen.
///
/// This is not the core's decoder: it trusts the server, checks no UTF-8 and assembles nothing. A generator that read
/// with all the care of a client would be slower than the servers that it measures. What reading with care costs is
/// measured by `--reader core`.
package struct FrameScanner: Sendable {
    /// The most bytes of a payload that are shown: a marker has to be among them, and Roost's is within 200.
    package static let headBytesMax = 512

    /// A frame, with the place where the head of its payload lies.
    package struct Frame: Equatable, Sendable {
        /// The first byte's lower half: 1 is a text, 8 to 10 are control frames.
        package let opcode: UInt8
        /// The length of the whole payload.
        package let length: Int
        /// Where the head lies: in the bytes given, or in those that ``FrameScanner/takeCarried()`` returns.
        package let head: Range<Int>
        /// Whether the head had to be put together from several reads.
        package let isCarried: Bool
    }

    /// Bytes of the present frame's payload that are to be skipped.
    private var skipped = 0
    /// The beginning of a frame whose head is not complete.
    private var carried: [UInt8] = []

    /// Creates a scanner at the beginning of a frame.
    package init() {}

    /// Returns the next frame whose head is complete, and moves the position behind what was read.
    @inline(__always)
    package mutating func next(in bytes: RawSpan, at position: inout Int) -> Frame? {
        if skipped > 0 {
            let count = min(skipped, bytes.byteCount - position)
            position += count
            skipped -= count
        }
        guard carried.isEmpty else { return nextCarried(in: bytes, at: &position) }
        let left = bytes.byteCount - position
        guard left >= 2 else { return carry(bytes, at: &position) }
        let first = unsafe bytes.unsafeLoad(fromByteOffset: position, as: UInt8.self)
        let second = unsafe bytes.unsafeLoad(fromByteOffset: position + 1, as: UInt8.self)
        var header = 2
        var length = Int(second & 0x7F)
        if length == 126 {
            guard left >= 4 else { return carry(bytes, at: &position) }
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + 2, as: UInt16.self)
            (header, length) = (4, Int(UInt16(bigEndian: word)))
        } else if length == 127 {
            guard left >= 10 else { return carry(bytes, at: &position) }
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position + 2, as: UInt64.self)
            (header, length) = (10, Int(clamping: UInt64(bigEndian: word)))
        }
        let head = min(length, Self.headBytesMax)
        guard left >= header + head else { return carry(bytes, at: &position) }
        let start = position + header
        let taken = min(length, bytes.byteCount - start)
        position = start + taken
        skipped = length - taken
        return Frame(opcode: first & 0x0F, length: length, head: start..<(start + head), isCarried: false)
    }

    /// Returns the bytes that the head of a carried frame lies in, and forgets them.
    package mutating func takeCarried() -> [UInt8] {
        defer { carried = [] }
        return carried
    }

    private mutating func carry(_ bytes: RawSpan, at position: inout Int) -> Frame? {
        append(bytes, &position, upTo: .max)
        return nil
    }

    /// Goes on with the head of a frame that began in an earlier read.
    @inline(never)
    private mutating func nextCarried(in bytes: RawSpan, at position: inout Int) -> Frame? {
        append(bytes, &position, upTo: 2)
        guard carried.count >= 2 else { return nil }
        let short = Int(carried[1] & 0x7F)
        let header = short == 127 ? 10 : short == 126 ? 4 : 2
        append(bytes, &position, upTo: header)
        guard carried.count >= header else { return nil }
        let length = header == 2 ? short : carried[2..<header].reduce(0) { $0 << 8 | Int($1) }
        let head = min(length, Self.headBytesMax)
        append(bytes, &position, upTo: header + head)
        guard carried.count >= header + head else { return nil }
        skipped = length - head
        return Frame(opcode: carried[0] & 0x0F, length: length, head: header..<(header + head), isCarried: true)
    }

    /// Takes over bytes until so many are carried.
    private mutating func append(_ bytes: RawSpan, _ position: inout Int, upTo count: Int) {
        let taken = min(max(0, count - carried.count), bytes.byteCount - position)
        guard taken > 0 else { return }
        let piece = bytes.extracting(position..<(position + taken))
        unsafe piece.withUnsafeBytes { unsafe carried.append(contentsOf: $0) }
        position += taken
    }
}
