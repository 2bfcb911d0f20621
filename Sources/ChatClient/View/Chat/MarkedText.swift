import TerminalCore

extension Line {
    /// The paragraphs of what somebody said: links underlined, light markup carried out.
    static func marked(paragraphsOf text: String, _ style: Style) -> [Line] {
        // Nearly all of chat has neither, and it is wrapped while somebody waits.
        guard text.utf8.contains(where: mayMark), text.utf8.contains(where: isMark) || text.contains("://") else {
            return paragraphs(of: text, style)
        }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { paragraph in
            let characters = Array(paragraph)
            var line = Line()
            for run in Markup(characters, links: LinkFinder.links(in: characters)).runs {
                line.append(String(characters[run.range]), style.marked(run))
            }
            return line
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
    }

    private static func mayMark(_ byte: UInt8) -> Bool { isMark(byte) || byte == UInt8(ascii: "/") }
}

extension Style {
    /// What a run of marked text looks like in a text of this style.
    fileprivate func marked(_ run: Markup.Run) -> Style {
        let role: Role =
            switch run.kind {
            case .text: self.role
            case .mark: .faint
            // What is not settled is faint, whatever it says.
            case .code: self.role == .text ? .code : self.role
            case .link: self.role == .text ? .link : self.role
            }
        var attributes = attributes.union(run.attributes)
        if run.kind == .link { attributes.insert(.underline) }
        return Style(role, attributes)
    }
}
