/// A run that measures nothing, because something went wrong in it.
package struct LoadFailure: Error, Equatable, CustomStringConvertible {
    /// What went wrong, as a sentence.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
