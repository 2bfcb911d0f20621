/// A `send` in its usual form, one object of texts, read without the parser: what nearly all is that a busy room gets.
///
/// Whatever is not exactly that, every mistake as well, is left to the parser, which alone decides and answers. What is
/// read here is what the parser would have read.
struct JSONSend {
    private let bytes: [UInt8]
    private var index = 0
    private var type: Range<Int>?
    private var room: Range<Int>?
    private var cid: Range<Int>?
    private var text: Range<Int>?
    private var kind: Range<Int>?

    /// Returns the command in a client's bytes; nil if the parser has to look at them.
    static func read(_ bytes: [UInt8], _ limits: LimitValues) -> Send? {
        var reader = JSONSend(bytes)
        guard reader.readObject() else { return nil }
        return reader.send(limits)
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    // MARK: The object

    private mutating func readObject() -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        repeat {
            guard let key = textRange(), take(UInt8(ascii: ":")), let value = textRange(), keep(value, as: key) else {
                return false
            }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { return false }
        skipWhitespace()
        return index == bytes.count
    }

    /// Notes a field's value; false for a field that is none of these, or is there twice.
    private mutating func keep(_ value: Range<Int>, as key: Range<Int>) -> Bool {
        if holds(key, .t) { return Self.set(&type, value) }
        if holds(key, .room) { return Self.set(&room, value) }
        if holds(key, .cid) { return Self.set(&cid, value) }
        if holds(key, .text) { return Self.set(&text, value) }
        if holds(key, .kind) { return Self.set(&kind, value) }
        return false
    }

    private static func set(_ field: inout Range<Int>?, _ value: Range<Int>) -> Bool {
        guard field == nil else { return false }
        field = value
        return true
    }

    private func holds(_ range: Range<Int>, _ field: JSONField) -> Bool {
        bytes[range].elementsEqual(field.rawValue.utf8)
    }

    /// Takes a byte behind white space; false if another one is there.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipWhitespace() {
        while index < bytes.count, JSONScan.isWhitespace(bytes[index]) { index += 1 }
    }

    /// Takes a text with its quotes, and returns where it is between them.
    private mutating func textRange() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = index
        while true {
            index = unsafe JSONBytes.firstSpecial(in: bytes.span.bytes, from: index)
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return start..<(index - 1)
            case UInt8(ascii: "\\"): index += 2
            default: return nil
            }
        }
    }

    // MARK: Its fields

    private func send(_ limits: LimitValues) -> Send? {
        guard let type, bytes[type].elementsEqual(RequestType.send.rawValue.utf8),
            let room = string(room), let cid = string(cid), let text = string(text),
            let room = try? RoomName(room), let cid = MessageID(cid),
            let text = try? MessageText.cleaned(text, limits: limits)
        else { return nil }
        guard let kind else { return Send(room: room, cid: cid, text: text) }
        guard let kind = string(kind).flatMap(MessageKind.init(rawValue:)) else { return nil }
        return Send(room: room, cid: cid, text: text, kind: kind)
    }

    /// The text that is meant; nil if it is not there, or has an escape in numbers.
    private func string(_ range: Range<Int>?) -> String? {
        guard let range else { return nil }
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return String(validating: bytes[range], as: UTF8.self) }
        var plain: [UInt8] = []
        var rest = bytes[range]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            guard let escaped = rest.popFirst(), let meant = Self.meant(by: escaped) else { return nil }
            plain.append(meant)
        }
        return String(validating: plain, as: UTF8.self)
    }

    /// What stands for what behind a backslash (RFC 8259 section 7), but for `u`.
    private static func meant(by escaped: UInt8) -> UInt8? {
        switch escaped {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): escaped
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }
}
