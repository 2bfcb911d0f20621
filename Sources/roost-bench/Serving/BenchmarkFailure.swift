/// A measurement that shows nothing, because something went wrong in it.
struct BenchmarkFailure: Error, CustomStringConvertible {
    /// What went wrong, as a sentence.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
