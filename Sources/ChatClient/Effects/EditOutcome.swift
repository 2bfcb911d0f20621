/// What became of a text that was given to an editor.
package enum EditOutcome: Equatable, Sendable {
    /// The editor ended well, and this is in its file; `isRepaired` where some of it was no UTF-8.
    case text(String, isRepaired: Bool)
    /// It did not, or was not even started. The sentence is for people; `saved` is what it wrote all the same.
    case failed(String, saved: String?)
}
