import ChatProtocol
import TerminalCore

extension Line {
    /// The same line with what a search looks for in reverse; compared as the search compares, a character at a time.
    func marking(_ words: SearchWords) -> Line {
        let characters = Array(text)
        let folded = characters.map { SearchWords.folded(String($0)) }
        var isFound = Array(repeating: false, count: characters.count)
        for word in words.folded {
            for start in characters.indices {
                var end = start
                var piece = ""
                while end < characters.count, piece.utf8.count < word.utf8.count, word.hasPrefix(piece) {
                    piece += folded[end]
                    end += 1
                }
                if piece == word { for index in start..<end { isFound[index] = true } }
            }
        }
        guard isFound.contains(true) else { return self }
        return restyled(isFound)
    }

    /// Walks over the cells, which are as many as the columns of the characters.
    private func restyled(_ isFound: [Bool]) -> Line {
        var line = Line()
        var column = 0
        for (character, isFound) in zip(text, isFound) {
            let width = Line(String(character)).columns
            let style = column < cells.count ? cells[column].style : .plain
            line.append(String(character), isFound ? style.reversed : style)
            column += width
        }
        return line
    }
}

extension Style {
    fileprivate var reversed: Style {
        var style = self
        style.attributes.insert(.reverse)
        return style
    }
}
