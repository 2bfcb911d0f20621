import TerminalCore

/// The bar above the input: connection and name at the left, what can be done now at the right.
struct StatusRow {
    let model: Model
    let layout: Layout
    /// What lies below while reading back.
    let below: ChatPane.Below?

    /// Draws the bar.
    func draw(in region: Region, on grid: inout CellGrid) {
        grid.fill(rows: region.row..<region.endRow, columns: region.column..<region.endColumn, style: Palette.bar)
        let inner = region.inset(leading: layout.edge, trailing: layout.edge)
        let (left, right) = ends(columns: inner.columns)
        grid.draw(left, in: inner)
        grid.draw(right, row: inner.row, column: inner.endColumn - right.columns)
    }

    /// The best hint that fits with as many of the parts as fit beside it; at least the first part.
    private func ends(columns: Int) -> (left: Line, right: Line) {
        let parts = parts
        // The way out of what lies over the chat, and what is to be said of the text being typed, always show.
        let partsMin = model.overlay == nil && model.help == nil && model.inputHint == nil ? 1 : 0
        for hint in hints {
            let right = Line(hint, Palette.bar)
            for count in (partsMin...parts.count).reversed() {
                let left = joined(parts.prefix(count))
                if left.columns + 2 + right.columns <= columns { return (left, right) }
            }
        }
        // Where a prompt or a question waits for an answer, the keys for it rather than the room.
        if model.prompt != nil || model.question != nil,
            let hint = hints.first(where: { Line($0, Palette.bar).columns <= columns })
        {
            let right = Line(hint, Palette.bar)
            return (Line(), right)
        }
        if let hint = model.inputHints.last { return (Line(hint, Palette.bar).cut(to: columns), Line()) }
        let fitting = (1...parts.count).reversed().map { joined(parts.prefix($0)) }.first { $0.columns <= columns }
        return (fitting ?? shortState.cut(to: columns), Line())
    }

    /// What is said at the left, the most important first: the room where no title shows it, connection, name.
    private var parts: [Line] {
        let status = model.connection.status(at: model.now)
        var parts = [Line(status.words(isPadded: layout.isWide))]
        if layout.title == nil, let room = TitleRow.currentRoom(model) {
            parts.insert(room, at: status.isTrouble ? 1 : 0)
        }
        if !status.isTrouble { parts.append(Line(layout.isWide ? "you are \(model.nick)" : model.nick)) }
        return parts
    }

    /// The first part where even that alone is too wide: of an outage, when it is tried again.
    private var shortState: Line {
        Line(model.connection.status(at: model.now).shortWords ?? parts[0].text, Palette.bar)
    }

    private func joined(_ parts: some Collection<Line>) -> Line {
        let texts = parts.map(\.text).joined(separator: layout.isWide ? "   " : "  ")
        return Line(texts, Palette.bar)
    }

    /// What may stand at the right, the best first; the first that fits is shown.
    private var hints: [String] {
        if model.help != nil { return ["Esc: close help", "Esc: close"] }
        if let question = model.question, isCut(question.text) { return ["Enter: yes   Esc: no", "Enter yes, Esc no"] }
        if !model.inputHints.isEmpty { return model.inputHints }
        if let search = model.search {
            let place = search.isAsking ? "asking the server" : search.place
            let keys = ["Up, Down: older, newer   Enter: stay   Esc: back", "Up, Down   Enter   Esc", "Esc: back"]
            return keys.map { [place, $0].compactMap(\.self).joined(separator: "   ") } + [place].compactMap(\.self)
        }
        if model.promptQuestion != nil { return ["Enter: do it   Esc: neither", "Esc: neither"] }
        if let search = model.shownSentSearch {
            let keys = [
                "Ctrl-R, Ctrl-S: older, newer   Enter: take   Esc: back", "Ctrl-R: older   Enter: take   Esc: back",
                "Ctrl-R   Enter   Esc", "Esc: back",
            ]
            return keys.map { [search.words, $0].compactMap(\.self).joined(separator: "   ") } + keys.suffix(1)
        }
        switch model.overlay {
        case .rooms: return ["Enter: join   Esc: close", "Esc: close"]
        case .links: return ["Enter: copy   Alt-O: open   Esc: close", "Enter: copy   Esc: close", "Esc: close"]
        case .finder: return ["Enter: show   Esc: close", "Esc: close"]
        case .settings: return ["Enter: change   Esc: close", "Esc: close"]
        case .names: return ["Esc: close"]
        case nil: break
        }
        switch model.connection.status(at: model.now) {
        case .offline, .retrying:
            let key = model.keymap.key(of: "reconnect") ?? "/reconnect"
            return ["\(key): try now   /connect: other server", "\(key): try now", "\(key): now"]
        case .ended, .notConnected: return ["/reconnect   /connect: other server", "/reconnect"]
        default: break
        }
        let typing = model.settings.rooms.typing.shows ? model.shown?.typing.sentence.map { [$0] } ?? [] : []
        if let below {
            let way = wayToNewest
            let mention = model.keymap.key(of: "mention-next").map { "\($0): next mention" }
            let ways = below.mentions > 0 ? [[way, mention].compactMap(\.self).joined(separator: "  "), way] : [way]
            return layout.chat.rows >= ChatPane.newestKeptFromRows
                ? ways : ["\(below.words)  \(way)", below.words] + below.shortWords
        }
        return typing + (newestTime.map { [$0] } ?? [])
    }

    /// Whether a question is longer than the rows that it has, so that the keys at its end are not on the screen.
    private func isCut(_ question: String) -> Bool {
        guard let notice = layout.notice else { return true }
        let columns = notice.inset(leading: layout.edge, trailing: layout.edge).columns
        return Wrap.wrap(Line(question), columns: columns).count > notice.rows
    }

    /// As in `End: newest`; empty where no key leads there.
    private var wayToNewest: String {
        let onEmptyLine = model.composer.editor.isEmpty ? model.keymap.key(of: "newest-empty") : nil
        return (onEmptyLine ?? model.keymap.key(of: "newest")).map { "\($0): newest" } ?? ""
    }

    /// The time of the newest item, where no time column shows it.
    private var newestTime: String? {
        guard !layout.columns.time, let item = model.shown?.timeline.items.last else { return nil }
        return LocalTime(milliseconds: item.time, offset: model.now.utcOffset).clock
    }
}

extension SentSearch {
    /// `2 of 5`; nil while nothing is found.
    fileprivate var words: String? { line == nil ? nil : "\((place + 1).grouped) of \(hits.count.grouped)" }
}

extension ConnectionStatus {
    /// The state in the words of the status row; padded, the round trip keeps its place from one to two digits.
    func words(isPadded: Bool) -> String {
        switch self {
        case .notConnected: "not connected"
        case .connecting: "connecting"
        case .connected(nil): "connected"
        case .connected(let milliseconds?):
            "connected \(isPadded && milliseconds < 10 ? " " : "")\(milliseconds.grouped) ms"
        case .slow(let milliseconds): "slow \(milliseconds.grouped) ms"
        case .noAnswer(let seconds): "no answer \(seconds.grouped) s"
        case .offline(let seconds, let attempt, let inSeconds):
            "OFFLINE \(seconds.grouped) s  try \(attempt.grouped) in \(inSeconds.grouped) s"
        case .retrying(let seconds, let attempt): "OFFLINE \(seconds.grouped) s  try \(attempt.grouped)"
        case .ended(let sentence): sentence
        }
    }

    /// The same in the fewest words, where there are fewer.
    fileprivate var shortWords: String? {
        switch self {
        case .offline(_, _, let inSeconds): "OFFLINE try in \(inSeconds.grouped) s"
        case .retrying: "OFFLINE trying"
        default: nil
        }
    }

    /// Whether it is more important than anything else at the left.
    fileprivate var isTrouble: Bool {
        switch self {
        case .connected: false
        default: true
        }
    }
}
