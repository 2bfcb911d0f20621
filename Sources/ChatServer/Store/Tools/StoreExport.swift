package import ChatProtocol
import GRDB

/// Gives out what was said, one event a line as JSON.
package enum StoreExport {
    /// Events that are in memory at once.
    private static let pageEvents = 500
    private static let pageBytes = 1024 * 1024

    /// Gives the events of rooms, each room from its oldest event on; all of it as of one moment, also while a server
    /// runs.
    ///
    /// - Parameters:
    ///   - names: the rooms wanted, in their order; none for all of them by name, but not what two people said to each other.
    ///   - write: takes lines, each with its end.
    /// - Throws: `ToolError`, `StoreError`, or what `write` throws.
    package static func write(
        _ names: [RoomName], of directory: String, write: ([UInt8]) throws -> Void
    ) throws {
        let path = DataDirectory.database(in: directory)
        let database = try StoreFile.open(in: directory)
        try database.read { db in
            for room in try rooms(names, directory, path, db) {
                var seq: Int64 = 0
                var hasMore = true
                while hasMore {
                    let page: LogPage
                    do {
                        page = try EventTable.after(
                            seq, upTo: .max, of: room, events: pageEvents, bytes: pageBytes, db)
                    } catch {
                        throw StoreError(error, path: path)
                    }
                    try write(page.events.flatMap { JSONDialect.encode(.event($0)) + [UInt8(ascii: "\n")] })
                    hasMore = page.more
                    seq = page.events.last?.seq ?? seq
                }
            }
        }
    }

    private static func rooms(
        _ names: [RoomName], _ directory: String, _ path: String, _ db: Database
    ) throws -> [StoredRoom] {
        let all: [StoredRoom]
        do {
            all = try RoomTable.all(db).sorted { $0.name < $1.name }
        } catch {
            throw StoreError(error, path: path)
        }
        guard !names.isEmpty else { return all.filter { !$0.name.isDirect } }
        return try names.map { name in
            guard let room = all.first(where: { $0.name == name }) else {
                throw ToolError.noSuchRoom(name.wire, directory: directory)
            }
            return room
        }
    }
}
