import Glibc

/// Where the client keeps its files, and how they are written: for nobody but their owner, and whole or not at all.
nonisolated struct StateDirectory: Sendable {
    /// Bytes of a file that are read: far above what is ever written.
    private static let fileBytesMax = 16 * 1024 * 1024

    /// The directory's path; it need not exist.
    let path: String

    /// Takes the directory of a path.
    init(path: String) {
        self.path = path
    }

    /// Takes `$XDG_STATE_HOME/roost`, by default `~/.local/state/roost`; nil for who has no home.
    init?() {
        if let base = Self.variable("XDG_STATE_HOME"), base.hasPrefix("/") {
            path = base + "/roost"
        } else if let home = Self.variable("HOME"), home.hasPrefix("/") {
            path = home + "/.local/state/roost"
        } else {
            return nil
        }
    }

    /// Whether the directory is there.
    var exists: Bool { unsafe access(path, F_OK) == 0 }

    /// Whether a file is there.
    func has(_ name: String) -> Bool { unsafe access(file(name), F_OK) == 0 }

    /// The path of a file.
    func file(_ name: String) -> String { path + "/" + name }

    /// Makes the directory, and those above it, where they are not there yet.
    func make(_ name: String = "") throws(FileTrouble) {
        let path = name.isEmpty ? path : file(name)
        if unsafe access(path, F_OK) == 0 { return }
        var end = path.startIndex
        while end < path.endIndex {
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            if unsafe mkdir(String(path[..<end]), 0o700) != 0, errno != EEXIST { throw FileTrouble(path, errno) }
        }
    }

    /// Takes the lock of a name for as long as this process lives; nil when another process has it.
    ///
    /// A file system that knows no locks gives every one of them.
    func lock(_ name: String) throws(FileTrouble) -> Int32? {
        let descriptor = unsafe open(file(name), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(file(name), errno) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Reads a file, and repairs what in it is no UTF-8; nil when there is none.
    func read(_ name: String) throws(FileTrouble) -> String? {
        try bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads a file's bytes; nil when there is none.
    func bytes(of name: String) throws(FileTrouble) -> [UInt8]? {
        let descriptor = unsafe open(file(name), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileTrouble(file(name), errno)
        }
        defer { close(descriptor) }
        guard let bytes = Self.bytes(of: descriptor, max: Self.fileBytesMax) else {
            throw FileTrouble(file(name), errno)
        }
        return bytes
    }

    /// Reads what an open file has, up to a bound; nil, with `errno` set, when that fails.
    static func bytes(of descriptor: Int32, max: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while bytes.count < max {
            let count = unsafe Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { break }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
        return bytes
    }

    /// Writes a file beside the old one and puts it in its place, so that there is always a whole one.
    ///
    /// - Parameters:
    ///   - side: the name that it has until it is whole; by default one that only this program uses here.
    ///   - mode: who may do what with it.
    func write(_ name: String, _ text: String, side: String? = nil, mode: mode_t = 0o600) throws(FileTrouble) {
        let new = file(side ?? "new-" + name)
        let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(new, errno) }
        var isWritten = Self.append(text, to: descriptor) && (mode == 0o600 || fchmod(descriptor, mode) == 0)
        // On the disk before it is in its place: after a power cut there must be a whole one, too.
        isWritten = isWritten && fsync(descriptor) == 0
        let number = errno
        close(descriptor)
        guard isWritten else {
            unsafe unlink(new)
            throw FileTrouble(file(name), number)
        }
        if unsafe rename(new, file(name)) != 0 { throw FileTrouble(file(name), errno) }
    }

    /// Removes a file, if there is one.
    func remove(_ name: String) {
        unsafe unlink(file(name))
    }

    /// Writes all of a text; false, with `errno` set, when that fails.
    static func append(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).flatMap { unsafe String(validatingCString: $0) }
    }
}

/// Why a file can't be used.
nonisolated struct FileTrouble: Error, CustomStringConvertible {
    /// The file and what the system says of it.
    let description: String

    /// Takes the system's words for an `errno`.
    init(_ path: String, _ number: Int32) {
        let words = unsafe String(cString: strerror(number))
        description = "\(path): \(words)"
    }

    /// Takes a reason of our own.
    init(_ path: String, reason: String) {
        description = "\(path): \(reason)"
    }
}
