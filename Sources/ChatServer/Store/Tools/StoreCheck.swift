import ChatProtocol
import GRDB

/// Looks for damage in what is kept.
package enum StoreCheck {
    /// Problems told at most: a damaged file has thousands, and the first ones say what has to be done.
    private static let problemsMax = 100

    /// Checks a data directory, also while a server runs on it.
    ///
    /// - Returns: what there is, and a sentence for each problem.
    /// - Throws: `ToolError` or `StoreError`, if the database can't even be opened.
    package static func run(on directory: String) throws -> (count: StoreCount?, problems: [String]) {
        let path = DataDirectory.database(in: directory)
        let database = try StoreFile.open(in: directory)
        let problems: [String]
        do {
            // Each question for itself: a transaction would not outlive the first page that can't be read.
            problems = try database.unsafeRead { try Self.problems($0) }
        } catch {
            throw StoreError(error, path: path)
        }
        // Of a damaged file there may be nothing to count.
        return (try? StoreFile.count(database), problems)
    }

    /// Returns a sentence for each problem, `problemsMax` of them at most.
    static func problems(_ db: Database, withIndex: Bool = true) throws -> [String] {
        var problems: [String] = []
        for check in [integrity, references, numbers, ids] + (withIndex ? [index] : [])
        where problems.count < problemsMax {
            do {
                problems += try check(db)
            } catch let error as DatabaseError {
                // A check that fails is a finding, and the next one may still find more.
                let problem = "SQLite can't read the file as a whole: \(error.message ?? "\(error.resultCode)")."
                if !problems.contains(problem) { problems.append(problem) }
            }
        }
        return Array(problems.prefix(problemsMax))
    }

    /// Pages, trees and indexes as SQLite sees them.
    private static func integrity(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(\(problemsMax))").filter { $0 != "ok" }
            .map { "SQLite says of the file: \($0)." }
    }

    private static func references(_ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(problemsMax).map { row in
            "A row of the table \(row["table"] as String? ?? "?") belongs to a room that there is not."
        }
    }

    /// Every number from the first one kept to the last is there, and what is missing before was taken away on purpose.
    private static func numbers(_ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "SELECT id, name, head FROM room ORDER BY name").flatMap { room -> [String] in
            let name = wire(room["name"])
            let found: Row?
            do {
                let sql = "SELECT count(*), min(seq), max(seq) FROM event NOT INDEXED WHERE room = ?"
                found = try Row.fetchOne(db, sql: sql, arguments: [room["id"] as Int64])
            } catch {
                return ["\(name) can't be read to its end."]
            }
            guard let found, let first = found[1] as Int64?, let last = found[2] as Int64? else { return [] }
            let count = found[0] as Int64
            var problems: [String] = []
            if last - first + 1 != count {
                problems.append(
                    "\(name) has \(count) events with the numbers \(first) to \(last), so some are missing between.")
            }
            if first > (room["head"] as Int64) + 1 {
                problems.append("\(name) begins with number \(first), and what was before has not been taken away.")
            }
            return problems
        }
    }

    private static func ids(_ db: Database) throws -> [String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, cid, count(*) AS count FROM event NOT INDEXED JOIN room ON room.id = event.room
                WHERE cid IS NOT NULL GROUP BY room.id, cid HAVING count(*) > 1 LIMIT \(problemsMax)
                """)
        return rows.map { row in
            "\(wire(row["name"])) has the id \(row["cid"] as String) on \(row["count"] as Int64) events."
        }
    }

    /// The search index has what its blocks' messages would make of it, and nothing else.
    private static func index(_ db: Database) throws -> [String] {
        var problems: [String] = []
        for room in try RoomTable.all(db).sorted(by: { $0.name < $1.name }) {
            let blocks = try BigramTable.blocks(of: room, db)
            for (block, range) in blocks.sorted(by: { $0.key < $1.key }) where problems.count < problemsMax {
                var made = BigramBlock()
                for (seq, text) in try EventTable.messages(in: range, of: room, db) { made.add(text, at: seq) }
                guard try BigramTable.pages(of: block, of: room, db) != made.pages else { continue }
                problems.append(
                    "The search index of \(room.name.wire) does not fit its messages \(range.lowerBound) to "
                        + "\(range.upperBound). A backup that is restored has it made anew.")
            }
        }
        let strays = try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM bigram_page AS page WHERE NOT EXISTS
                    (SELECT * FROM bigram_block WHERE room = page.room AND block = page.block)
                """)
        if let strays, strays > 0 { problems.append("The search index has \(strays) rows that belong to no block.") }
        return problems
    }

    /// A room's name as people know it, also one that is no longer legal.
    private static func wire(_ name: String) -> String {
        (try? RoomName(name))?.wire ?? "#" + name
    }
}
