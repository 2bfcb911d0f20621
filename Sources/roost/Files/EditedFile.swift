import Glibc

/// The file that a text is in while an editor has it: readable for nobody but its owner, and gone afterwards.
nonisolated struct EditedFile: Sendable {
    /// Bytes that are read back: far above what an input line holds, so that what is cut off is told.
    private static let bytesMax = 1024 * 1024

    /// Where it is.
    let path: String

    /// Writes a text into a new file, in the user's runtime directory, else in the state directory.
    static func make(_ text: String, besides state: StateDirectory?) throws(FileTrouble) -> EditedFile {
        let runtime = unsafe getenv("XDG_RUNTIME_DIR").flatMap { unsafe String(validatingCString: $0) }
        var directory = "/tmp"
        if let runtime, runtime.hasPrefix("/"), unsafe access(runtime, W_OK) == 0 {
            directory = runtime
        } else if let state {
            try state.make()
            directory = state.path
        }
        let path = "\(directory)/roost-\(String(UInt64.random(in: .min ... .max), radix: 36)).txt"
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(path, errno) }
        let file = EditedFile(path: path)
        let isWritten = StateDirectory.append(text.isEmpty ? "" : text + "\n", to: descriptor)
        let number = errno
        close(descriptor)
        guard isWritten else {
            file.remove()
            throw FileTrouble(path, number)
        }
        return file
    }

    /// Reads it back, with whether some of it was no UTF-8; nil when it is gone.
    func read() -> (text: String, isRepaired: Bool)? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let bytes = StateDirectory.bytes(of: descriptor, max: Self.bytesMax) else { return nil }
        // A character that the limit cuts is no damage of the file's.
        let isRepaired = bytes.count < Self.bytesMax && String(validating: bytes, as: UTF8.self) == nil
        return (String(decoding: bytes, as: UTF8.self), isRepaired)
    }

    /// Removes it.
    func remove() {
        unsafe unlink(path)
    }
}
