/// Collects pasted bytes up to the end mark `ESC [ 201 ~`, and no more of them than a message could ever need.
struct PasteCollector: Sendable {
    /// Far above the longest message, far below what would hurt.
    static let byteLimit = 64 * 1024
    private static let endMark = Array("\u{1B}[201~".utf8)

    private var bytes: [UInt8] = []
    private var markBytes = 0
    private var isTruncated = false

    /// Takes a byte; true when the paste is complete.
    mutating func add(_ byte: UInt8) -> Bool {
        if byte == Self.endMark[markBytes] {
            markBytes += 1
            return markBytes == Self.endMark.count
        }
        keepPartialMark()
        if byte == Self.endMark[0] {
            markBytes = 1
        } else {
            keep(byte)
        }
        return false
    }

    /// Ends the paste and gives its event.
    mutating func take() -> KeyEvent {
        if markBytes < Self.endMark.count { keepPartialMark() }
        let event = KeyEvent.paste(String(decoding: bytes, as: UTF8.self), truncated: isTruncated)
        self = PasteCollector()
        return event
    }

    /// What looked like the end mark was text.
    private mutating func keepPartialMark() {
        for byte in Self.endMark[..<markBytes] { keep(byte) }
        markBytes = 0
    }

    private mutating func keep(_ byte: UInt8) {
        guard !isTruncated else { return }
        guard bytes.count < Self.byteLimit else {
            isTruncated = true
            dropBrokenScalar()
            return
        }
        bytes.append(byte)
    }

    /// The limit may fall inside a scalar, which would show as a replacement character.
    private mutating func dropBrokenScalar() {
        guard let first = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
        let length =
            switch bytes[first] {
            case 0xF0...: 4
            case 0xE0...: 3
            case 0xC0...: 2
            default: 1
            }
        if bytes.count - first < length { bytes.removeSubrange(first...) }
    }
}
