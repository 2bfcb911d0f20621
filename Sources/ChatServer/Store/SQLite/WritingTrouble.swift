import GRDB
import Logging
import Synchronization

/// Tells that nothing can be stored: one line when that begins or has another reason, and one when it is over.
///
/// A server that refuses thousands of messages a second would else fill the disk with its log.
final class WritingTrouble: Sendable {
    private let reason = Mutex<String?>(nil)
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    func met(_ error: any Error) {
        let sentence = error.storeSentence
        let isNews = reason.withLock { reason in
            defer { reason = sentence }
            return reason != sentence
        }
        if isNews { logger.error("nothing can be stored: \(sentence)", metadata: ["error": "\(error)"]) }
    }

    func isOver() {
        let wasThere = reason.withLock { reason in
            defer { reason = nil }
            return reason != nil
        }
        if wasThere { logger.notice("messages are stored again") }
    }
}

extension Error {
    /// What a failure of the database means for who runs the server.
    var storeSentence: String {
        switch (self as? DatabaseError)?.resultCode {
        case .SQLITE_FULL: "the disk is full"
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: "the database or its directory can't be written"
        case .SQLITE_IOERR: "the disk reports an error"
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: "the database is damaged; roostd check says where"
        default: (self as? DatabaseError)?.message ?? "\(self)"
        }
    }
}

extension LogUnavailable {
    /// Nothing more is stored because of the disk's space.
    static let noSpace = LogUnavailable(
        sentence: "The server's disk is full, so nothing new can be said. Whoever runs the server can make room on it.")

    init(_ error: any Error) {
        self = (error as? DatabaseError)?.resultCode == .SQLITE_FULL ? .noSpace : LogUnavailable()
    }
}
