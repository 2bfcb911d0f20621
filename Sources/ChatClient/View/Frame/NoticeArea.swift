import TerminalCore

/// What stands above the status: a question, else the candidates of a completion, else a notice, else what a prompt asks.
struct NoticeArea {
    private let content: Content

    private enum Content {
        case sentence(String)
        case candidates(Completion)
    }

    /// Returns nil when there is nothing to show.
    init?(_ model: Model) {
        if let question = model.question {
            content = .sentence(question.text)
        } else if let completion = model.completion {
            content = .candidates(completion)
        } else if let notice = model.notice {
            content = .sentence(notice.text)
        } else if let question = model.promptQuestion {
            content = .sentence(question)
        } else {
            return nil
        }
    }

    /// Returns the rows it takes at a width: a sentence wraps, candidates stay on one row.
    func rows(columns: Int) -> [Line] {
        switch content {
        case .sentence(let text): Wrap.wrap(Line(text, Palette.strong), columns: columns)
        case .candidates(let completion): [candidates(completion, columns: columns)]
        }
    }

    /// Draws as many rows as there is room for.
    func draw(in region: Region, on grid: inout CellGrid) {
        let rows = rows(columns: region.columns)
        for (index, row) in rows.prefix(region.rows).enumerated() {
            let isCut = index == region.rows - 1 && rows.count > region.rows
            grid.draw(isCut ? row.continued(within: region.columns) : row, in: region, row: index)
        }
    }

    /// As many candidates as fit with the selected one among them, and the number of the others:
    /// `@carol  carl  caroline   2 more`.
    private func candidates(_ completion: Completion, columns: Int) -> Line {
        let all = completion.candidates
        var first = 0
        while true {
            let (line, shown) = candidates(all, from: first, selected: completion.selected, columns: columns)
            if completion.selected < first + shown || first >= completion.selected { return line }
            first += 1
        }
    }

    private func candidates(
        _ all: [Completion.Candidate], from first: Int, selected: Int, columns: Int
    ) -> (line: Line, shown: Int) {
        var line = Line()
        var shown = 0
        for index in all.indices.dropFirst(first) {
            let others = all.count - shown - 1
            var next = Line(all[index].label, index == selected ? Palette.bar : .plain)
            if index == selected, !all[index].detail.isEmpty { next.append("  \(all[index].detail)", Palette.faint) }
            let gap = shown == 0 ? 0 : 2
            let reserve = others == 0 ? 0 : Self.others(others).columns
            guard shown == 0 || line.columns + gap + next.columns + reserve <= columns else { break }
            line.append(String(repeating: " ", count: gap))
            line.append(next)
            shown += 1
        }
        if shown < all.count { line = line.cut(to: columns - Self.others(all.count - shown).columns) }
        if shown < all.count { line.append(Self.others(all.count - shown)) }
        return (line.cut(to: columns), shown)
    }

    private static func others(_ count: Int) -> Line { Line("   \(count.grouped) more", Palette.faint) }
}

extension CellGrid {
    /// Draws a line on a row of a region, cut at its right edge.
    mutating func draw(_ line: Line, in region: Region, row: Int = 0) {
        guard row < region.rows else { return }
        draw(line, row: region.row + row, column: region.column, width: region.columns)
    }
}
