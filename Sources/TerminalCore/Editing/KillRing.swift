/// The texts killed last, as Readline keeps them: kills in a row become one text.
///
/// Several editors share one ring.
public struct KillRing: Equatable, Sendable {
    /// On which side of the cursor the text was.
    enum Side: Equatable, Sendable { case before, after }

    /// A killed text.
    struct Text: Equatable, Sendable {
        var text: String
        /// What of it had been pasted: brought back, it is text as it was before.
        var pasted: LineEditor.Pasted
    }

    /// Texts kept: as many as Emacs keeps, and more than anybody walks back.
    public static let textsMax = 60
    /// Bytes kept in all of them: a few of the longest texts an editor holds.
    public static let bytesMax = 256 * 1024

    /// The newest text last.
    private(set) var texts: [Text] = []
    /// How many kills there were; an editor whose last kill has this number goes on with the newest text.
    private(set) var kills = 0

    /// Makes an empty ring.
    public init() {}

    /// Takes killed text; as the one that follows kill `last` it joins the newest text on the side it came from.
    mutating func add(_ killed: Text, from side: Side, after last: Int?) {
        if last == kills, let newest = texts.popLast() {
            texts.append(side == .before ? killed + newest : newest + killed)
        } else {
            texts.append(killed)
        }
        kills += 1
        var bytes = texts.reduce(0) { $0 + $1.text.utf8.count }
        while texts.count > 1, texts.count > Self.textsMax || bytes > Self.bytesMax {
            bytes -= texts.removeFirst().text.utf8.count
        }
    }

    /// The text so many kills before the newest one, around the oldest; nil in an empty ring.
    func text(_ age: Int) -> Text? {
        texts.isEmpty ? nil : texts[texts.count - 1 - age % texts.count]
    }

    /// Forgets every text.
    public mutating func wipe() {
        texts = []
        kills += 1
    }
}

extension KillRing.Text {
    fileprivate static func + (first: Self, second: Self) -> Self {
        let pasted = first.pasted == .nothing && second.pasted != .nothing ? .part : first.pasted
        return Self(text: first.text + second.text, pasted: pasted)
    }
}
