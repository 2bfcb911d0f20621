/// The candidates of a completion, drawn on one row: `@carol  carl  caroline   2 more`.
package struct Completion: Equatable, Sendable {
    /// One thing that Tab can insert.
    package struct Candidate: Equatable, Sendable {
        /// The name as the list shows it.
        package var label: String
        /// A word of help for it, such as the usage of a command; empty for most.
        package var detail: String
        /// What is inserted, with its ending.
        var insertion: String
    }
    /// All of them, best first.
    package var candidates: [Candidate]
    /// The one that stands in the input line.
    package var selected: Int
    /// The text before completion and the part that a candidate replaces.
    var original: Original

    /// What the input line held before Tab.
    struct Original: Equatable, Sendable {
        var text: String
        /// Cluster offsets of the word that is replaced.
        var word: Range<Int>
        /// Whether `alice: ` stands before it, whose colon becomes a comma.
        var followsAddress: Bool
    }
}
