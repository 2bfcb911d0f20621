import ChatProtocol

/// Decides whether a text speaks to somebody by name.
///
/// A name counts as a whole word in any case, with or without `@`. Korean puts particles and titles right behind
/// a name, so a run of those counts as the end of the word. After `@` anything may follow.
enum Mention {
    /// Returns whether `text` mentions `name`.
    static func isIn(_ text: String, of name: String) -> Bool {
        let name = Array(name.lowercased())
        let text = Array(text.lowercased())
        guard !name.isEmpty, name.count <= text.count else { return false }
        for start in 0...(text.count - name.count) where text[start] == name[0] {
            let end = start + name.count
            guard text[start..<end].elementsEqual(name) else { continue }
            let before = start > 0 ? text[start - 1] : nil
            if before == "@" { return true }
            if let before, isPartOfName(before) { continue }
            if endsWord(text[end...]) { return true }
        }
        return false
    }

    /// Whether a run of letters is nothing but particles, as they stand right behind a word.
    static func areParticles(_ run: ArraySlice<Character>) -> Bool {
        !run.isEmpty && areParticles(run, atMost: particlesMax)
    }

    private static func endsWord(_ rest: ArraySlice<Character>) -> Bool {
        let run = rest.prefix(while: isPartOfName)
        return run.isEmpty || isTitleAndParticles(run[...])
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "_"
    }

    private static func isTitleAndParticles(_ run: ArraySlice<Character>) -> Bool {
        if areParticles(run, atMost: particlesMax) { return true }
        return titles.contains { run.starts(with: $0) && areParticles(run.dropFirst($0.count), atMost: particlesMax) }
    }

    private static func areParticles(_ run: ArraySlice<Character>, atMost count: Int) -> Bool {
        if run.isEmpty { return true }
        guard count > 0 else { return false }
        return particles.contains {
            run.starts(with: $0) && areParticles(run.dropFirst($0.count), atMost: count - 1)
        }
    }

    /// Particles pile up (`한테는`, `께서만은`), but three in a row are the most that people write.
    private static let particlesMax = 3
    private static let titles: [[Character]] = [
        "님", "씨", "쌤", "샘", "군", "양", "형", "누나", "언니", "오빠", "선배", "선배님", "선생님", "이",
    ].map { Array($0) }
    private static let particles: [[Character]] = [
        "은", "는", "이", "가", "을", "를", "의", "에", "에서", "와", "과", "도", "만", "야", "아", "여", "로", "으로", "랑", "이랑",
        "하고", "에게", "에게서", "한테", "한테서", "께", "께서", "부터", "까지", "처럼", "보다", "마다", "밖에", "조차",
        "마저", "나", "이나", "라도", "이라도", "라고", "이라고", "이야", "네", "요", "이요", "입니다", "이다",
    ].map { Array($0) }
}

extension Model {
    /// Whether a text speaks to the user: by name, or with one of the words that were set.
    func isAddressed(in text: String) -> Bool {
        Mention.isIn(text, of: me?.nick.text ?? wantedNick)
            || settings.attention.highlight.contains { Mention.isIn(text, of: $0) }
    }
}
