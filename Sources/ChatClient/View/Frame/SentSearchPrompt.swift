import TerminalCore

/// What stands before the line that a search of sent lines has found: `(search sent lines) 'wor': `.
enum SentSearchPrompt {
    /// What follows the words, behind the cursor.
    static let end = Line("': ")

    /// The prompt with the words that were typed: in short, and cut at the front, where it would take more than half of
    /// the row, or all of it where nothing follows.
    static func line(_ words: String, hasFound: Bool, columns: Int) -> Line {
        let isMissing = !words.isEmpty && !hasFound
        let heads = isMissing ? ["(no sent line) '", "(none) '"] : ["(search sent lines) '", "(sent) '", "'"]
        let columns = isMissing ? columns - 1 : columns / 2
        for head in heads {
            let line = line(head, Line(words))
            if line.columns <= columns { return line }
        }
        let short = heads[heads.count - 1]
        let room = max(1, columns - Line(short).columns - end.columns)
        return line(short, Line(tail(of: words, columns: room)))
    }

    private static func line(_ head: String, _ words: Line) -> Line {
        var line = Line(head, Palette.faint)
        line.append(words)
        line.append(Line(end.text, Palette.faint))
        return line
    }

    private static func tail(of words: String, columns: Int) -> String {
        var rest = words[...]
        while Line("…" + rest).columns > columns, !rest.isEmpty { rest.removeFirst() }
        return "…" + rest
    }
}
