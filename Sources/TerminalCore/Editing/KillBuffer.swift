/// What was killed last, as Readline keeps it: kills in a row become one text.
struct KillBuffer: Equatable, Sendable {
    /// On which side of the cursor the text was.
    enum Side: Equatable, Sendable { case before, after }

    private(set) var text = ""

    /// Takes killed text; after another kill it joins that on the side it came from.
    mutating func add(_ killed: String, from side: Side, continuing: Bool) {
        guard continuing else {
            text = killed
            return
        }
        text = side == .before ? killed + text : text + killed
    }
}
