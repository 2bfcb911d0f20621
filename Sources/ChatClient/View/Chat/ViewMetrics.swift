package import TerminalCore

/// Counts rows with the same layout and wrapping that draws them, so that scrolling and drawing agree.
package struct ViewMetrics: ChatMetrics {
    /// Makes the metrics; they hold no state.
    package init() {}

    /// Rows that the chat region has for messages; at least one.
    package func paneRows(in model: Model, isReading: Bool) -> Int {
        guard let layout = Layout(size: model.size, wishes: Layout.Wishes(model, size: model.size)) else { return 1 }
        return isReading ? ChatPane.readingRows(ofHeight: layout.chat.rows) : layout.chat.rows
    }

    /// Rows that an item takes, with the rules above it; none when it is hidden.
    package func rows(ofItemAt index: Int, in room: RoomState, of model: Model) -> Int {
        guard let layout = Layout(size: model.size, wishes: Layout.Wishes(columnsOf: model)) else { return 1 }
        let hidden = model.hiddenItems(in: room)
        guard !hidden.contains(room.timeline.items[index]) else { return 0 }
        let appearance = ItemAppearance(
            itemAt: index, in: room, hiding: hidden, columns: layout.columns, utcOffset: model.now.utcOffset)
        return ItemRows.rows(of: appearance).count
    }

    /// What is drawn at a cell; `nil` where the screen is too small to draw anything.
    package func target(at position: CellPosition, in model: Model) -> PointerTarget? {
        PointerTarget(at: position, in: model)
    }

    /// Columns at which the input line wraps, behind its prompt.
    package func inputColumns(in model: Model) -> Int? {
        guard Layout.inputRows(of: model.size) > 1 else { return nil }
        return InputArea.textColumns(model, columns: model.size.columns)
    }
}
