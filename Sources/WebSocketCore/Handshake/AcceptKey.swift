import Crypto
import FoundationEssentials

/// The keys by which both sides prove that they speak WebSocket (RFC 6455, 1.3).
enum AcceptKey {
    /// The bytes of a key before it is encoded.
    static let keyBytes = 16

    /// Returns the text of `Sec-WebSocket-Key`.
    static func encode(key: [UInt8]) -> String {
        Data(key).base64EncodedString()
    }

    /// Whether a text is the base64 form of 16 bytes.
    static func isKey(_ text: String) -> Bool {
        text.utf8.count == 24 && Data(base64Encoded: text)?.count == keyBytes
    }

    /// Returns the text of `Sec-WebSocket-Accept` that answers a key.
    static func answer(to key: String) -> String {
        let digest = Insecure.SHA1.hash(data: Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        return Data(digest).base64EncodedString()
    }
}
