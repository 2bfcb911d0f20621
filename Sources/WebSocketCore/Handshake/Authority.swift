/// The grammar of a Host field: a name or an address, and a port if it is not the usual one (RFC 3986, 3.2).
enum Authority {
    /// Whether a text may stand in a Host field.
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let hostEnd: Int
        if bytes.first == UInt8(ascii: "[") {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")), isAddress(bytes[1..<bracket]) else {
                return false
            }
            hostEnd = bracket + 1
        } else {
            hostEnd = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
            guard isName(bytes[..<hostEnd]) else { return false }
        }
        guard hostEnd < bytes.count else { return true }
        return bytes[hostEnd] == UInt8(ascii: ":") && isPort(bytes[(hostEnd + 1)...])
    }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count(where: { $0 == UInt8(ascii: ":") }) >= 2
            && bytes.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return false }
        var hexDigitsExpected = 0
        for byte in bytes {
            if hexDigitsExpected > 0 {
                guard isHexDigit(byte) else { return false }
                hexDigitsExpected -= 1
            } else if byte == UInt8(ascii: "%") {
                hexDigitsExpected = 2
            } else {
                guard isNameByte(byte) else { return false }
            }
        }
        return hexDigitsExpected == 0
    }

    /// A port is a number of at most 16 bits; the grammar allows an empty one.
    private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.isEmpty || bytes.allSatisfy(isDigit) && UInt16(String(decoding: bytes, as: UTF8.self)) != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
    }

    /// An unreserved character or a sub-delimiter; percent signs are seen to by the caller.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || "-._~!$&'()*+,;=".utf8.contains(byte)
    }
}
