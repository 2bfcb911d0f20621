package import TerminalCore

/// What the view knows about rows, so that `update` can scroll by them.
///
/// The view implements it with the same wrapping that it draws with; tests use fixed heights.
package protocol ChatMetrics: Sendable {
    /// Rows that the chat pane shows of the room's timeline while reading back (`isReading`) or at the newest line.
    func paneRows(in model: Model, isReading: Bool) -> Int
    /// Rows that the item at `index` takes as drawn now, with the rules drawn above it; 0 when it is hidden.
    func rows(ofItemAt index: Int, in room: RoomState, of model: Model) -> Int
    /// What is drawn at a cell; `nil` where nothing is.
    func target(at position: CellPosition, in model: Model) -> PointerTarget?
    /// Columns at which the input line wraps; `nil` where it has one row and scrolls sideways.
    func inputColumns(in model: Model) -> Int?
}
