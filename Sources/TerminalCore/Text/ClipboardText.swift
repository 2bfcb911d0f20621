/// A text in the form in which terminals take it for the system's clipboard (OSC 52): Base64 (RFC 4648, 4).
public enum ClipboardText {
    /// Terminals give up on long ones without a word, some from 4 KiB on; links are shorter.
    public static let bytesMax = 3 * 1024

    /// Returns nil for a text that is too long.
    public static func encoded(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= bytesMax else { return nil }
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start...].prefix(3)
            let value = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for digit in 0..<4 {
                encoded.append(digit <= group.count ? alphabet[value >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
