/// Copies what is kept into one file, also while a server runs.
package enum StoreBackup {
    /// Makes a backup; the file is there whole or not at all.
    ///
    /// - Parameters:
    ///   - directory: the data directory; it needs no lock.
    ///   - file: a name that is free.
    /// - Throws: `ToolError` or `StoreError`.
    package static func make(of directory: String, to file: String) throws -> StoreCount {
        guard !StoreFile.exists(file) else { throw ToolError.exists(file) }
        let source = try StoreFile.open(in: directory)
        let unfinished = file + ".tmp"
        try StoreFile.copy(source, to: unfinished)
        do {
            let count = try StoreFile.count(try StoreFile.open(unfinished))
            try StoreFile.rename(unfinished, to: file)
            return count
        } catch {
            try StoreFile.remove(unfinished)
            throw error
        }
    }
}
