import ChatProtocol
import TerminalCore

/// The rows at the bottom where text is typed; the cursor is always in them.
enum InputArea {
    /// How many rows the text would take, up to the most the input grows to.
    static func rowsWanted(_ model: Model, columns: Int) -> Int {
        let width = textColumns(model, columns: columns)
        return model.shownEditor.layout(columns: width, rows: Layout.inputRowsMax).rows.count
    }

    /// Columns that the text has behind its prompt.
    static func textColumns(_ model: Model, columns: Int) -> Int {
        columns - prompt(model, columns: columns).columns
    }

    /// Draws prompt and text, and puts the cursor where the next character goes.
    static func draw(_ model: Model, in region: Region, on grid: inout CellGrid) {
        let prompt = prompt(model, columns: region.columns)
        let column = region.column + prompt.columns
        let text = model.shownEditor.layout(columns: region.columns - prompt.columns, rows: region.rows)
        grid.draw(prompt, row: region.row, column: region.column)
        for (index, row) in text.rows.prefix(region.rows).enumerated() {
            grid.draw(row, row: region.row + index, column: column)
        }
        if model.shownSentSearch != nil {
            // Where the next character goes, and where an input method shows what it is being made of.
            grid.cursor = CellPosition(row: region.row, column: column - SentSearchPrompt.end.columns)
        } else {
            grid.cursor = CellPosition(row: region.row + text.cursor.row, column: column + text.cursor.column)
        }
    }

    /// Where in the text a cell of the region is.
    static func place(_ model: Model, at position: CellPosition, in region: Region) -> Int {
        let prompt = prompt(model, columns: region.columns)
        let inText = CellPosition(
            row: position.row - region.row, column: position.column - region.column - prompt.columns)
        return model.shownEditor.place(at: inText, columns: region.columns - prompt.columns, rows: region.rows)
    }

    /// The words of prompts fit, and most names.
    private static let labelColumnsMin = 6

    /// `[dana] `, or what a prompt is for: cut so that it leaves most of the row to the text.
    private static func prompt(_ model: Model, columns: Int) -> Line {
        if let search = model.shownSentSearch, let words = model.prompt?.editor {
            return SentSearchPrompt.line(words.text, hasFound: search.line != nil, columns: columns)
        }
        var prompt = Line("[")
        let label = Line(model.prompt?.purpose.label ?? model.nick, Palette.strong)
        prompt.append(label.cut(to: max(labelColumnsMin, columns / 4 - 1)))
        prompt.append("] ")
        return prompt
    }
}

extension Model {
    /// What stands in the input row: the prompt that owns it, else the draft.
    fileprivate var shownEditor: LineEditor {
        guard let search = shownSentSearch else { return prompt?.editor ?? composer.shown }
        var editor = LineEditor(byteLimit: Composer.bytesMax)
        editor.set(search.line ?? "")
        editor.move(to: 0)
        return editor
    }

    /// The name we have, or ask for.
    var nick: String { me?.nick.text ?? wantedNick }

    /// The room on the screen.
    var shown: RoomState? { shownIndex.map { rooms[$0] } }
}
