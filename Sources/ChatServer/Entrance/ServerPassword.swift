package import ChatProtocol
import Crypto

/// What strangers must know to come in, kept as its hash.
package struct ServerPassword: Sendable {
    private let digest: SHA256Digest

    /// Makes a door that this opens.
    package init(_ password: Password) {
        digest = Self.digest(of: password)
    }

    /// Whether a client's word is the password.
    package func matches(_ word: String?) -> Bool {
        guard let password = word.flatMap(Password.init) else { return false }
        // Digests are compared in a time that tells nothing of where they differ.
        return digest == Self.digest(of: password)
    }

    private static func digest(of password: Password) -> SHA256Digest {
        SHA256.hash(data: Array(password.text.utf8))
    }
}
