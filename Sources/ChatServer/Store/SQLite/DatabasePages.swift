import GRDB
import Glibc

/// The pages of a database's file, read and written beside SQLite.
///
/// To be used only while the file is what the database is, and nothing else changes it.
final class DatabasePages: Sendable {
    private let wal: String
    /// The file; open as long as SQLite has it open, because closing lets go of all that the process has locked in it.
    private let descriptor: Int32

    init(_ path: String) throws(StoreError) {
        wal = path + "-wal"
        descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unusableDirectory(path, reason: DataDirectory.lastReason) }
    }

    func close() {
        _ = Glibc.close(descriptor)
    }

    /// Whether nothing stands in the write-ahead log.
    var isWhole: Bool {
        var status = stat()
        return unsafe stat(wal, &status) != 0 || status.st_size == 0
    }

    /// Has the system write all of it to the disk; throws if it did not.
    func sync() throws {
        guard fdatasync(descriptor) == 0 else { throw Self.failed }
    }

    /// The pages of b-trees whose unallocated bytes are not zero, in the order of the file.
    ///
    /// - Parameter ended: is called before each page, and may throw to end the search.
    func pagesWithRemains(_ roots: [UInt32], unless ended: () throws -> Void) throws -> [UInt32] {
        var found: [UInt32] = []
        let format = try Format(read(bytes: 100, at: 0))
        for page in try pages(below: roots).sorted() {
            try ended()
            let (tree, bytes) = try self.page(page, format)
            if bytes[tree.unallocated].contains(where: { $0 != 0 }) { found.append(page) }
        }
        return found
    }

    /// All pages of b-trees.
    func pages(below roots: [UInt32]) throws -> Set<UInt32> {
        let format = try Format(read(bytes: 100, at: 0))
        var pages: Set<UInt32> = []
        var waiting = roots
        while let number = waiting.popLast() {
            guard pages.insert(number).inserted else { throw Self.damaged(number) }
            let children = try page(number, format).0.children
            // All leaves are at one depth: what one child is the others are, too.
            if let first = children.first, try page(first, format).0.children.isEmpty {
                for child in children where !pages.insert(child).inserted { throw Self.damaged(child) }
            } else {
                waiting += children
            }
        }
        return pages
    }

    /// Writes zeros where a page has nothing.
    func overwriteRemains(of number: UInt32) throws {
        let format = try Format(read(bytes: 100, at: 0))
        let range = try page(number, format).0.unallocated
        let zeros = [UInt8](repeating: 0, count: range.count)
        let offset = off_t(format.offset(of: number) + range.lowerBound)
        guard unsafe pwrite(descriptor, zeros, range.count, offset) == range.count else { throw Self.failed }
    }

    /// What the file's header says of its pages.
    private struct Format {
        let size: Int
        /// How many bytes of a page are SQLite's.
        let usable: Int

        init(_ header: [UInt8]) {
            let size = Int(header[16]) << 8 | Int(header[17])
            // The largest size has no two bytes.
            self.size = size == 1 ? 65_536 : size
            usable = self.size - Int(header[20])
        }

        func offset(of page: UInt32) -> Int { (Int(page) - 1) * size }
    }

    private func page(_ number: UInt32, _ format: Format) throws -> (BTreePage, [UInt8]) {
        guard number > 0 else { throw Self.damaged(number) }
        let bytes = try read(bytes: format.size, at: format.offset(of: number))
        guard let page = BTreePage(bytes, isFirst: number == 1, usable: format.usable) else {
            throw Self.damaged(number)
        }
        return (page, bytes)
    }

    private func read(bytes count: Int, at offset: Int) throws -> [UInt8] {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = unsafe max(pread(descriptor, buffer.baseAddress, count, off_t(offset)), 0)
        }
        guard bytes.count == count else { throw Self.failed }
        return bytes
    }

    private static var failed: DatabaseError {
        DatabaseError(resultCode: .SQLITE_IOERR, message: DataDirectory.lastReason)
    }

    private static func damaged(_ page: UInt32) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "page \(page) is not where it belongs")
    }
}
