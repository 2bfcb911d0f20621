import TerminalCore

extension Model {
    /// Which way Tab walks through the candidates.
    enum CompletionDirection: Equatable, Sendable { case forward, backward }

    /// Inserts the best candidate, or with a completion under way the next one; where nothing fits, nothing changes.
    mutating func complete(_ direction: CompletionDirection) {
        let step = direction == .forward ? 1 : -1
        if var current = completion {
            current.selected = (current.selected + step + current.candidates.count) % current.candidates.count
            completion = current
        } else {
            guard let fresh = beginCompletion(direction) else { return }
            completion = fresh
        }
        if let completion { insert(completion) }
    }

    private func beginCompletion(_ direction: CompletionDirection) -> Completion? {
        let editor = composer.editor
        let word = CompletionWord(in: editor.text, cursor: editor.cursor)
        let candidates = candidates(for: word)
        guard !candidates.isEmpty else { return nil }
        return Completion(
            candidates: candidates, selected: direction == .forward ? 0 : candidates.count - 1,
            original: .init(text: editor.text, word: word.range, followsAddress: word.followsAddress))
    }

    /// Writes a name at the cursor as Tab would have completed it: `bob: ` at the start of a line, else `bob `.
    mutating func insert(name: String) {
        let characters = Array(composer.editor.text)
        var head = String(characters[..<composer.editor.cursor])
        if head.last?.isWhitespace == false { head += " " }
        let text = head + String(characters[composer.editor.cursor...])
        let word = CompletionWord(in: text, cursor: head.count)
        insert(
            name + (word.isAddress ? ": " : " "),
            in: .init(text: text, word: word.range, followsAddress: word.followsAddress))
    }

    /// Puts the selected candidate where the word was, in the text as it was before Tab.
    private mutating func insert(_ completion: Completion) {
        insert(completion.candidates[completion.selected].insertion, in: completion.original)
    }

    private mutating func insert(_ insertion: String, in original: Completion.Original) {
        let characters = Array(original.text)
        var head = String(characters[..<original.word.lowerBound])
        let tail = String(characters[original.word.upperBound...])
        var insertion = insertion
        if original.followsAddress { head = String(head.dropLast(2)) + ", " }
        if insertion.hasSuffix(" "), tail.first == " " { insertion.removeLast() }
        composer.editor.replace(0..<composer.editor.text.count, with: head + insertion + tail)
        composer.editor.move(to: (head + insertion).count)
        engage()
    }
}
