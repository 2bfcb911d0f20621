/// How far a list at the side is scrolled.
package struct ListScroll: Equatable, Sendable {
    /// The first entry shown.
    package let top: Int
    /// The first entry shown at the list's end; zero when all of it fits.
    package let topMax: Int

    /// Keeps a wish within what there is.
    init(top: Int, topMax: Int) {
        self.topMax = max(0, topMax)
        self.top = max(0, min(top, self.topMax))
    }
}
