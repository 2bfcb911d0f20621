/// Writes one JSON object as UTF-8, fields in the order in which they are given.
///
/// Foundation's encoder knows no order but the alphabet's, and the bytes of an event must be the same for every reader;
/// with `t` first, people and logs see at once what a line is. Measured on an `ev`, it also takes a third of the time.
struct JSONWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]
    /// Whether the next field or element has no comma before it.
    private var isFirst = true

    init() {
        bytes.reserveCapacity(256)
    }

    /// Ends the object and returns its bytes.
    consuming func finish() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    // MARK: Fields; an absent value writes nothing

    mutating func field(_ field: JSONField, _ value: String?) {
        guard let value else { return }
        key(field)
        quote(value)
    }

    mutating func field(_ field: JSONField, _ value: Int64?) {
        guard let value else { return }
        key(field)
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func field(_ field: JSONField, _ value: Timestamp) {
        key(field)
        bytes.append(UInt8(ascii: "\""))
        value.appendRFC3339(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func field(_ field: JSONField, _ value: Bool?) {
        guard let value else { return }
        key(field)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func field(_ field: JSONField, _ value: Position) {
        key(field)
        bytes.append(UInt8(ascii: "["))
        quote(value.epoch.text)
        bytes.append(UInt8(ascii: ","))
        bytes.append(contentsOf: String(value.seq).utf8)
        bytes.append(UInt8(ascii: "]"))
    }

    /// Writes a duration in whole milliseconds, rounded up so that nobody comes back too early, and at most as many as
    /// can be read again.
    mutating func milliseconds(_ field: JSONField, _ value: Duration?) {
        guard let value else { return }
        let parts = value.components
        let seconds = min(max(parts.seconds, 0), ChatLimits.integerMax / 1000 + 1)
        let rest = (max(parts.attoseconds, 0) + 999_999_999_999_999) / 1_000_000_000_000_000
        self.field(field, min(seconds * 1000 + rest, ChatLimits.integerMax))
    }

    mutating func object(_ field: JSONField, _ write: (inout JSONWriter) -> Void) {
        key(field)
        object(write)
    }

    mutating func list<Element>(
        _ field: JSONField, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(field)
        bytes.append(UInt8(ascii: "["))
        isFirst = true
        for element in elements { write(&self, element) }
        bytes.append(UInt8(ascii: "]"))
        isFirst = false
    }

    // MARK: Elements of a list

    mutating func text(_ value: String) {
        separate()
        quote(value)
    }

    mutating func element(_ write: (inout JSONWriter) -> Void) {
        separate()
        object(write)
    }

    // MARK: Bytes

    private mutating func object(_ write: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
        write(&self)
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    private mutating func key(_ field: JSONField) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: field.rawValue.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    /// Writes a string with the escapes that RFC 8259 section 7 demands and no others: Korean stays readable.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if unsafe JSONBytes.firstSpecial(in: text.utf8.span.bytes) == text.utf8.count {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { escape(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        guard JSONBytes.isSpecial(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
