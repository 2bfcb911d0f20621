import GRDB
import GRDBSQLite
import Synchronization

/// How many pages lie in the write-ahead log, as SQLite tells the writer with each commit.
///
/// The size of the file says nothing: it stays what it was when the log begins anew. To cut it off then would cost the
/// transaction that does it 20 to 40 ms.
final class LogLength: Sendable {
    private let count = Atomic<Int>(0)

    /// The pages after the last commit; 0 before the first one.
    var pages: Int { count.load(ordering: .relaxed) }

    /// Begins to listen to the writer's connection, which keeps this from then on.
    func watch(_ db: Database) {
        guard let connection = unsafe db.sqliteConnection else { return }
        // The connection does not say when it ends, so it holds this until `stopWatching`, or for good.
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        unsafe sqlite3_wal_hook(
            connection,
            { context, _, _, pages in
                guard let context = unsafe context else { return SQLITE_OK }
                let length = unsafe Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue()
                length.count.store(Int(pages), ordering: .relaxed)
                return SQLITE_OK
            }, context)
    }

    /// Ends what `watch` has begun, unless that has ended or the connection is closed.
    func stopWatching(_ db: Database) {
        guard let connection = unsafe db.sqliteConnection,
            let context = unsafe sqlite3_wal_hook(connection, nil, nil)
        else { return }
        unsafe Unmanaged<LogLength>.fromOpaque(context).release()
    }
}
