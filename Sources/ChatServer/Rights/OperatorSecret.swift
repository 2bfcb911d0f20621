import ChatProtocol
import Crypto

/// What makes an operator of who knows it, kept as its hash.
package struct OperatorSecret: Sendable {
    /// The bytes of the hash, to be kept.
    package let digest: [UInt8]

    /// Takes the hash of a secret that was made before; nil for what is no such hash.
    package init?(digest: [UInt8]) {
        guard digest.count == SHA256.byteCount else { return nil }
        self.digest = digest
    }

    /// Makes a secret, whose text is to be told to whoever runs the server.
    package static func make(randomBytes: (Int) -> [UInt8]) -> (secret: OperatorSecret, text: String) {
        let text = SessionToken(randomBytes: randomBytes(20)).text
        return (OperatorSecret(of: text), text)
    }

    private init(of text: String) {
        digest = Array(SHA256.hash(data: Array(text.utf8)))
    }

    /// Whether this is the secret, found out in a time that tells nothing of where it differs.
    func matches(_ text: String) -> Bool {
        zip(digest, OperatorSecret(of: text).digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
