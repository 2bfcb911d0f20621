/// Finds the web links of a text: only `http` and `https`, since nothing else is opened.
///
/// A link goes from its scheme to the next blank or quotation mark. What belongs to the sentence around it is left out:
/// the stop at its end, a bracket that was opened before it, a Korean particle right behind it.
enum LinkFinder {
    /// Where the links are, in order.
    static func links(in text: [Character]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index + 2 < text.count {
            guard text[index] == ":", text[index + 1] == "/", text[index + 2] == "/" else {
                index += 1
                continue
            }
            let host = index + 3
            if let start = schemeStart(before: index, in: text, after: found.last?.upperBound ?? 0) {
                let end = end(of: text, from: host, opened: start > 0 ? text[start - 1] : nil)
                if end > host { found.append(start..<end) }
                index = max(end, host)
            } else {
                index = host
            }
        }
        return found
    }

    /// Where `http` or `https` begins, in any case, unless it is the end of another word.
    private static func schemeStart(before colon: Int, in text: [Character], after least: Int) -> Int? {
        for scheme in ["https", "http"] where colon - scheme.count >= least {
            let start = colon - scheme.count
            guard String(text[start..<colon]).lowercased() == scheme else { continue }
            return start > 0 && text[start - 1].isASCIILetterOrDigit ? nil : start
        }
        return nil
    }

    /// Where the link ends whose host begins at `host`; `opened` stands before the link.
    private static func end(of text: [Character], from host: Int, opened: Character?) -> Int {
        var link = text[host...].prefix { !$0.isWhitespace && !delimiters.contains($0) && !$0.isInvisible }
        // The brackets in the link that nothing in it opens.
        var surplus: [Character: Int] = [:]
        for character in link {
            if let opening = brackets[character] { surplus[opening, default: 0] += 1 }
            if brackets.values.contains(character) { surplus[character, default: 0] -= 1 }
        }
        link = withoutParticle(link)
        while let last = link.last {
            if let opening = brackets[last] {
                guard surplus[opening, default: 0] > 0 else { break }
                surplus[opening, default: 0] -= 1
            } else if !stops.contains(last), last != opened || last != "_" {
                break
            }
            link = withoutParticle(link.dropLast())
        }
        return link.endIndex
    }

    /// The link without the particle that Korean puts right behind it, as in `https://example.org/a를`.
    ///
    /// Hangul that is no particle belongs to the address.
    private static func withoutParticle(_ link: ArraySlice<Character>) -> ArraySlice<Character> {
        guard let last = link.last, !last.isASCII else { return link }
        let run = link.suffix(particlesMax + 1).reversed().prefix { !$0.isASCII }
        guard run.count <= particlesMax, run.count < link.count else { return link }
        return Mention.areParticles(link.suffix(run.count)) ? link.dropLast(run.count) : link
    }

    /// Longer runs are no particles: `에게서만은` has five syllables.
    private static let particlesMax = 6
    private static let delimiters: Set<Character> = ["<", ">", "\"", "`", "“", "”", "「", "」", "『", "』", "《", "》"]
    private static let stops: Set<Character> = [".", ",", ";", ":", "!", "?", "'", "’", "…", "。", "、", "，", "*"]
    private static let brackets: [Character: Character] = [")": "(", "]": "[", "}": "{", "）": "（"]
}

extension Character {
    /// Whether a part of it does not show: what is opened must be what was read.
    fileprivate var isInvisible: Bool {
        unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
    }

    /// Whether it is one of `a` to `z`, `A` to `Z`, `0` to `9`.
    var isASCIILetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
