extension LineEditor {
    /// What of a text was pasted; pasted text is text, so nothing at its front runs.
    public enum Pasted: Int, Hashable, Sendable, Comparable {
        /// Nothing: it was typed.
        case nothing
        /// A part behind the beginning.
        case part
        /// The beginning, and maybe all of it.
        case beginning

        /// Orders them by how much was pasted.
        public static func < (one: Pasted, other: Pasted) -> Bool { one.rawValue < other.rawValue }
    }

    /// A text as it was left, to be taken up again.
    public struct Draft: Hashable, Sendable {
        /// The text.
        public var text: String
        /// The cursor as a number of visible characters before it.
        public var cursor: Int
        /// What of it was pasted.
        public var pasted: Pasted

        /// Makes a draft; without a cursor it is at the end.
        public init(_ text: String, cursor: Int? = nil, pasted: Pasted = .nothing) {
            self.text = text
            self.cursor = cursor ?? text.count
            self.pasted = pasted
        }
    }

    /// The text as it is now.
    public var draft: Draft { Draft(text, cursor: cursor, pasted: pasted) }

    /// Replaces the whole text by one that was left; there is nothing to undo afterwards.
    public mutating func restore(_ draft: Draft) {
        set(draft.text)
        if !isEmpty { pasted = draft.pasted }
        move(to: draft.cursor)
    }

    /// Replaces the whole text by what became of it elsewhere, cursor at the end; undo takes that back in one step.
    @discardableResult
    public mutating func replaceAll(with new: String, pasted: Pasted = .nothing) -> Insertion {
        guard !new.utf8.elementsEqual(text.utf8) else { return Insertion() }
        let insertion = change(0..<clusters.count, to: new)
        self.pasted = isEmpty ? .nothing : pasted
        lastAction = .other
        return insertion
    }

    /// Replaces the whole text by one from a list; undo goes back to what was there before the walk through the list.
    public mutating func recall(_ draft: Draft) {
        change(0..<clusters.count, to: draft.text, undoable: lastAction != .recall)
        if !isEmpty { pasted = draft.pasted }
        lastAction = .recall
    }
}
