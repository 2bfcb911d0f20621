import GRDB

/// The tables and how they came about, a migration a version; a migration that was released is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rooms, events and sessions") { db in
            // `head` counts where retention has taken all events; else the newest event has it.
            try db.execute(
                sql: """
                    CREATE TABLE room (
                        id INTEGER PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        epoch TEXT NOT NULL,
                        topic TEXT NOT NULL DEFAULT '',
                        head INTEGER NOT NULL DEFAULT 0
                    );
                    CREATE TABLE event (
                        room INTEGER NOT NULL REFERENCES room (id),
                        seq INTEGER NOT NULL,
                        time INTEGER NOT NULL,
                        uid TEXT NOT NULL,
                        nick TEXT NOT NULL,
                        cid TEXT,
                        kind TEXT NOT NULL,
                        text TEXT NOT NULL,
                        PRIMARY KEY (room, seq)
                    ) WITHOUT ROWID;
                    CREATE UNIQUE INDEX event_cid ON event (room, cid) WHERE cid IS NOT NULL;
                    CREATE TABLE session (
                        id TEXT PRIMARY KEY,
                        token BLOB NOT NULL,
                        uid TEXT NOT NULL,
                        nick TEXT NOT NULL,
                        address TEXT,
                        rooms TEXT NOT NULL
                    ) WITHOUT ROWID;
                    CREATE TABLE run (
                        boot TEXT NOT NULL,
                        durability TEXT NOT NULL,
                        closed INTEGER NOT NULL
                    );
                    """)
        }
        migrator.registerMigration("2 operators and restrictions") { db in
            try db.execute(
                sql: """
                    ALTER TABLE session ADD COLUMN operator INTEGER NOT NULL DEFAULT 0;
                    CREATE TABLE restriction (
                        kind TEXT NOT NULL,
                        uid TEXT NOT NULL,
                        nick TEXT NOT NULL,
                        address TEXT,
                        until INTEGER,
                        PRIMARY KEY (kind, uid)
                    ) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("3 search index") { db in
            // A block's rows are there together, or none of them is; `first` to `last` are the numbers they speak of.
            try db.execute(
                sql: """
                    CREATE TABLE bigram_block (
                        room INTEGER NOT NULL REFERENCES room (id),
                        block INTEGER NOT NULL,
                        first INTEGER NOT NULL,
                        last INTEGER NOT NULL,
                        PRIMARY KEY (room, block)
                    ) WITHOUT ROWID;
                    CREATE TABLE bigram_page (
                        room INTEGER NOT NULL,
                        block INTEGER NOT NULL,
                        first INTEGER NOT NULL,
                        data BLOB NOT NULL,
                        PRIMARY KEY (room, block, first)
                    ) WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("4 read marks") { db in
            try db.execute(sql: "ALTER TABLE session ADD COLUMN marks TEXT NOT NULL DEFAULT ''")
        }
        migrator.registerMigration("5 upkeep") { db in
            try db.execute(sql: "CREATE TABLE upkeep (task TEXT PRIMARY KEY) WITHOUT ROWID")
        }
        return migrator
    }
}
