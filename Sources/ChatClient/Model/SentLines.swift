import TerminalCore

/// The lines sent from an input line, and where Up and Down are in them.
package struct SentLines: Equatable, Sendable {
    /// Lines kept: enough for a day of chat, bounded because a session may last for months.
    static let linesMax = 500

    private var lines: [String] = []
    /// The line shown; `lines.count` is the draft below all of them.
    private var place = 0
    /// What was being typed when Up was first pressed.
    private var draft = LineEditor.Draft("")

    /// Makes a list of lines that were sent, oldest first.
    package init(_ lines: [String] = []) {
        self.lines = lines.suffix(Self.linesMax)
        place = self.lines.count
    }

    /// Adds a line that was sent; one that repeats the last is not added again.
    mutating func add(_ line: String) {
        reset()
        append(line)
        lines.removeFirst(max(0, lines.count - Self.linesMax))
        place = lines.count
    }

    /// Returns the line above the one shown, keeping what is in the input line; `nil` at the oldest.
    mutating func older(keeping current: LineEditor.Draft) -> LineEditor.Draft? {
        guard place > 0 else { return nil }
        keep(current)
        place -= 1
        return LineEditor.Draft(lines[place])
    }

    /// Returns the line below the one shown, at last the draft; `nil` at the draft.
    mutating func newer(keeping current: LineEditor.Draft) -> LineEditor.Draft? {
        guard place < lines.count else { return nil }
        keep(current)
        place += 1
        return place == lines.count ? draft : LineEditor.Draft(lines[place])
    }

    /// The lines, newest first.
    var newestFirst: [String] { lines.reversed() }

    /// Goes to the newest place of a line, keeping what is in the input line; false when it is not among them.
    mutating func go(to line: String, keeping current: LineEditor.Draft) -> Bool {
        guard lines.contains(line) else { return false }
        keep(current)
        place = lines.lastIndex(of: line) ?? place
        return true
    }

    /// Follows an undo that may have gone back to the draft.
    mutating func follow(_ current: LineEditor.Draft) {
        if place < lines.count, current.text == draft.text { place = lines.count }
    }

    /// Forgets the place, after the text was sent or cleared; a draft that waited below all lines becomes the newest.
    mutating func reset() {
        if place < lines.count { append(draft.asTyped) }
        place = lines.count
        draft = LineEditor.Draft("")
    }

    /// Forgets lines; what is being typed stays.
    mutating func forget(where unwanted: (String) -> Bool) {
        guard lines.contains(where: unwanted) else { return }
        reset()
        lines.removeAll(where: unwanted)
        place = lines.count
    }

    /// Keeps what stands in the input line, so that no typed text is lost by walking on.
    ///
    /// An edited line from the list becomes the draft, and the draft of before a line of the list.
    private mutating func keep(_ current: LineEditor.Draft) {
        if place == lines.count {
            draft = current
        } else if !current.text.isEmpty, lines[place] != current.text {
            append(draft.asTyped)
            draft = current
        }
    }

    private mutating func append(_ line: String) {
        if !line.isEmpty, lines.last != line, !line.holdsOperatorSecret { lines.append(line) }
    }
}

extension LineEditor.Draft {
    /// The text as it would have to be typed: a pasted slash at the front is text, a typed one is not.
    var asTyped: String { pasted == .beginning && text.hasPrefix("/") ? "/" + text : text }
}
