import TerminalCore

/// Draws one item of a timeline as rows of the chat region.
struct ItemRows {
    private let appearance: ItemAppearance
    private var columns: MessageColumns { appearance.columns }

    /// Returns the rows of an item, with the rules that stand above it.
    static func rows(of appearance: ItemAppearance) -> [Line] {
        let drawing = ItemRows(appearance: appearance)
        return drawing.rowsAbove + drawing.ownRows
    }

    /// Date and read line, and what is said before the oldest item.
    private var rowsAbove: [Line] {
        var rows: [Line] = []
        if let edge = appearance.edge { rows += sentenceRows(edge) }
        if appearance.beginsDay { rows.append(dateRule) }
        if let count = appearance.newBelow { rows.append(rule("\(count) new", Palette.strong)) }
        return rows
    }

    private var ownRows: [Line] {
        switch appearance.item.content {
        case .message(let entry): messageRows(entry)
        case .activity(let activity): annotationRows(activity.sentence)
        case .topic(let nick, ""): annotationRows("\(nick) removed the topic")
        case .topic(let nick, let text): annotationRows("\(nick) set the topic: \(text)")
        case .outage(let outage): ruleRows(outage.sentence(utcOffset: appearance.utcOffset))
        case .gap(let missing): ruleRows(missing.sentence)
        case .cleared: ruleRows("Cleared here. Scroll up to bring it back.")
        case .link(let link): linkRows(link)
        case .notice(let sentence): annotationRows(sentence)
        }
    }

    // MARK: What was said

    private func messageRows(_ entry: MessageEntry) -> [Line] {
        var style = Style.plain
        if !entry.delivery.isSettled { style = style.dimmed }
        if entry.isTakenBack { style = Palette.faint }
        var paragraphs = Line.marked(paragraphsOf: entry.text, style)
        if let words = appearance.found { paragraphs = paragraphs.map { $0.marking(words) } }
        if let remark = entry.delivery.remark {
            paragraphs[paragraphs.count - 1].append(" \(remark)", Palette.faint)
        }
        let name = appearance.continuesAbove ? "" : entry.shownName
        var nameStyle = entry.isOwn ? Palette.strong : Palette.nick(entry.nick)
        if !entry.delivery.isSettled { nameStyle = nameStyle.dimmed }
        return rows(
            of: paragraphs, name: name, nameStyle: nameStyle, separator: entry.kind == .action ? " " : ": ",
            isMention: entry.mentionsMe)
    }

    /// A link over the whole width, so that as little as can be has to be put together again.
    private func linkRows(_ link: String) -> [Line] {
        Wrap.wrap(Line(link, Style(.link)), columns: max(1, columns.total - 2 * columns.margin)).map { text in
            var row = blanks(columns.margin)
            row.append(text)
            return row
        }
    }

    /// A `--` line: what happened in the room apart from talk, and sentences to the user.
    private func annotationRows(_ sentence: String) -> [Line] {
        rows(
            of: [Line(sentence, Palette.faint)], name: "--", nameStyle: Palette.faint, separator: " ",
            isMention: false, showsTime: false)
    }

    private func rows(
        of paragraphs: [Line], name: String, nameStyle: Style, separator: String, isMention: Bool,
        showsTime: Bool = true
    ) -> [Line] {
        let mark =
            appearance.isCurrentHit ? Line(">", Palette.strong) : isMention ? Line("!", Palette.alert) : Line(" ")
        var head = columns.gutter ? mark : Line()
        head.append(time(isShown: showsTime && !appearance.continuesAbove))
        if case .column(let width) = columns.nick {
            head.append(Line(name, nameStyle).cut(to: width).fitted(width, alignment: .trailing))
            head.append(blanks(MessageColumns.nickGap))
            return wrapped(paragraphs, head: head, hangingIndent: 0)
        }
        var body = Line()
        if !columns.gutter, isMention || appearance.isCurrentHit { body.append(mark) }
        if !name.isEmpty {
            body.append(Line(name, nameStyle).cut(to: max(4, columns.bodyColumns / 3)))
            body.append(separator, nameStyle)
        } else if body.isEmpty, appearance.continuesAbove {
            body.append(blanks(columns.hangingIndent))
        }
        body.append(paragraphs[0])
        if columns.bare {
            head.append(body)
            body = head
            head = Line()
        }
        return wrapped([body] + paragraphs.dropFirst(), head: head, hangingIndent: columns.hangingIndent)
    }

    /// The text wrapped, its first row behind `head` and the others below it.
    private func wrapped(_ paragraphs: [Line], head: Line, hangingIndent: Int) -> [Line] {
        let texts = Wrap.wrap(paragraphs, columns: columns.bodyColumns, hangingIndent: hangingIndent)
        return texts.enumerated().map { index, text in
            var row = index == 0 ? head : blanks(columns.lead)
            row.append(text)
            return row
        }
    }

    private func time(isShown: Bool) -> Line {
        guard columns.time else { return Line() }
        let clock = isShown ? localTime(appearance.item.time).clock : ""
        return Line(clock, Palette.faint).fitted(MessageColumns.timeColumns)
    }

    private func blanks(_ count: Int) -> Line { Line(String(repeating: " ", count: count)) }

    private func localTime(_ milliseconds: Int64) -> LocalTime {
        LocalTime(milliseconds: milliseconds, offset: appearance.utcOffset)
    }

    // MARK: Rules

    private func rule(_ text: String, _ style: Style = Palette.faint) -> Line {
        Line.rule("-", around: text, style, columns: columns.total, margin: columns.margin)
    }

    private var dateRule: Line {
        let time = localTime(appearance.item.time)
        return rule(fitsRule(time.date) ? time.date : time.shortDate)
    }

    private func fitsRule(_ words: String) -> Bool {
        DisplayWidth.columns(of: words) <= columns.total - 2 * columns.margin - 2 * Line.ruleDashesMin - 2
    }

    /// A rule if the words fit on one row, else the words over several.
    private func ruleRows(_ sentence: String) -> [Line] {
        fitsRule(sentence) ? [rule(sentence)] : sentenceRows(sentence)
    }

    private func sentenceRows(_ sentence: String) -> [Line] {
        let width = max(1, columns.total - 2 * columns.margin)
        return Wrap.wrap([Line(sentence, Palette.faint)], columns: width).map { text in
            var row = Line(String(repeating: " ", count: columns.margin))
            row.append(text.fitted(width, alignment: .centre))
            return row
        }
    }
}
