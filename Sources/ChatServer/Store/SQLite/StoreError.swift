import GRDB

/// Why the stored rooms can't be used, as a sentence for who started the server.
package enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The directory can't be made or written; the system's reason follows.
    case unusableDirectory(String, reason: String)
    /// Another server has the directory open.
    case inUse(String)
    /// The file is something else, or damaged.
    case damaged(String)
    /// A later version of the program has written it.
    case newer(String)
    /// The disk is full.
    case diskFull(String)
    /// SQLite says something else.
    case other(String, reason: String)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .unusableDirectory(let path, let reason):
            "The data directory \(path) can't be used: \(reason). Choose another with --data, or --memory for none."
        case .inUse(let path):
            "Another roostd uses the data directory \(path). Stop that one, or choose another directory with --data."
        case .damaged(let path):
            "\(path) is damaged or no file of Roost's. Restore a backup, or move it away to begin with empty rooms."
        case .newer(let path):
            "\(path) was written by a newer roostd. Start that one, or choose another directory with --data."
        case .diskFull(let path):
            "The disk that holds \(path) is full. Make room on it, then start roostd again."
        case .other(let path, let reason):
            "\(path) can't be opened: \(reason)."
        }
    }

    /// Creates the error for what SQLite has said about a file.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path)
        case .SQLITE_FULL: self = .diskFull(path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self = .unusableDirectory(path, reason: "it can't be written")
        default: self = .other(path, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
    }
}
