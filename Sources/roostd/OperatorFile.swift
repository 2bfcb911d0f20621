import ChatServer
import FoundationEssentials

/// The operator secret's hash in the data directory; the secret itself is told once, when it is made.
struct OperatorFile {
    let path: String

    /// Where the server keeps everything else, too.
    init(directory: String) {
        path = directory + "/operator"
    }

    /// Reads the hash, or makes a secret where there is none.
    ///
    /// - Returns: the secret, and its text if it has just been made.
    func read() throws(StoreError) -> (secret: OperatorSecret, text: String?) {
        if let hash = try? Data(contentsOf: URL(filePath: path)), let known = OperatorSecret(digest: Array(hash)) {
            return (known, nil)
        }
        let made = OperatorSecret.make(randomBytes: SystemRandom.bytes)
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(made.secret.digest), attributes: [.posixPermissions: 0o600])
        else { throw .unusableDirectory(path, reason: "it can't be written") }
        return (made.secret, made.text)
    }
}
