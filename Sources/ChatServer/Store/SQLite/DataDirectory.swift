import Glibc

/// The directory with everything that outlives the server, locked as long as this exists.
final class DataDirectory: Sendable {
    let path: String
    /// How often a lock is tried that another server has, in microseconds.
    private static let lockInterval: UInt32 = 20_000
    /// The file that one process at a time can lock; the system frees it with the process, however that ends.
    private let lock: Int32

    /// The rooms' database.
    var database: String { Self.database(in: path) }

    /// The rooms' database of a directory, locked or not.
    static func database(in path: String) -> String { path + "/rooms.sqlite" }

    /// Makes the directory, for this user alone, and locks it.
    ///
    /// - Parameter patience: how long another server may take to let go of it, because it is about to end.
    init(_ path: String, patience: Duration) throws(StoreError) {
        self.path = path
        try Self.make(path)
        lock = unsafe Glibc.open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw .unusableDirectory(path, reason: Self.lastReason) }
        let deadline = ContinuousClock.now + patience
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            // `deinit` closes it, which runs here as well: a second closing could hit a descriptor of somebody else.
            guard ContinuousClock.now < deadline else { throw .inUse(path) }
            usleep(Self.lockInterval)
        }
    }

    deinit {
        // Closing alone would leave it locked as long as a process that was just started has a copy of the descriptor.
        unlock()
        close(lock)
    }

    /// Lets the next one have it, although this still exists.
    func unlock() {
        _ = flock(lock, LOCK_UN)
    }

    /// Makes a directory and those above it, as far as they are missing.
    private static func make(_ path: String) throws(StoreError) {
        guard unsafe access(path, F_OK) != 0 else { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try make(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .unusableDirectory(path, reason: lastReason)
        }
    }

    /// The share of the disk that is free, 0 to 1; nil where the system doesn't say.
    var freeShare: Double? {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0, status.f_blocks > 0 else { return nil }
        return Double(status.f_bavail) / Double(status.f_blocks)
    }

    /// Why the last call of the system has failed.
    static var lastReason: String {
        let code = errno
        return unsafe String(cString: strerror(code)).lowercased()
    }
}
