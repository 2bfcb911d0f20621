import TerminalCore

extension Line {
    /// The paragraphs of a text, links underlined.
    static func linked(paragraphsOf text: String, _ style: Style) -> [Line] {
        guard text.contains("://") else { return paragraphs(of: text, style) }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { paragraph in
            var line = Line()
            var plain = paragraph[...]
            while let link = plain.firstLink {
                line.append(String(plain[..<link.lowerBound]), style)
                line.append(String(plain[link]), Style(.link, style.attributes))
                plain = plain[link.upperBound...]
            }
            line.append(String(plain), style)
            return line
        }
    }
}

extension Substring {
    /// Where the first web link is: from `http://` or `https://` to the next blank, without the stop that ends a
    /// sentence.
    fileprivate var firstLink: Range<Index>? {
        var rest = self
        while let colon = rest.firstRange(of: "://") {
            for scheme in ["https", "http"] where self[..<colon.lowerBound].hasSuffix(scheme) {
                let start = index(colon.lowerBound, offsetBy: -scheme.count)
                var end = self[colon.upperBound...].firstIndex(where: \.isWhitespace) ?? endIndex
                while end > colon.upperBound, ".,;:!?)>\"'".contains(self[index(before: end)]) {
                    end = index(before: end)
                }
                if end > colon.upperBound { return start..<end }
            }
            rest = rest[colon.upperBound...]
        }
        return nil
    }
}
