/// When what was committed is moved from the write-ahead log to the database, by how much there is in the log.
///
/// A server runs with the standard; another rule is for measuring and testing what the moving costs.
package struct CheckpointRule: Equatable, Sendable {
    /// Pages still to be moved from which on it is worth it.
    package var pages: Int
    /// Pages of a log from which on the writer itself moves the last few: under constant load no other moment would come
    /// in which nothing is left to move and the log can begin anew.
    package var pagesMax: Int

    /// Creates a rule; the standard is a thousand pages, as SQLite's own, and a log of 64 MiB.
    package init(pages: Int = 1_000, pagesMax: Int = 16 * 1024) {
        self.pages = pages
        self.pagesMax = pagesMax
    }

    /// Not before the store is closed: the log grows without bound.
    package static let never = CheckpointRule(pages: .max, pagesMax: .max)
}
