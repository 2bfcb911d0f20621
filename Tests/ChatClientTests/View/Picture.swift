import Testing

@testable import ChatClient
@testable import TerminalCore

/// A screen as a text picture: the border is the edge of the terminal, `_` in the expected one is where the cursor is.
enum Picture {
    /// The screen with a border around it and `_` drawn at the cursor, where the cell there is blank.
    static func boxed(_ grid: CellGrid) -> String {
        let edge = "+" + String(repeating: "-", count: grid.size.columns) + "+"
        let rows = grid.rows.enumerated().map { index, row in
            let cells = row.enumerated().map { column, cell in
                let isCursor = grid.cursor == CellPosition(row: index, column: column)
                return isCursor && cell.unit == .blank ? "_" : cell.unit.text
            }
            return "|" + cells.joined() + "|"
        }
        return ([edge] + rows + [edge]).joined(separator: "\n")
    }
}

/// Expects a model to look like a boxed picture, and prints both boxes if it does not.
func expectPicture(
    _ model: Model, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    var renderer = ScreenRenderer()
    let found = Picture.boxed(renderer.render(model, size: model.size))
    if found == expected { return }
    let different = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
        .enumerated().filter { $1.0 != $1.1 }.map { "\($0)" }.joined(separator: ", ")
    Issue.record("rows \(different) differ; expected\n\(expected)\nfound\n\(found)", sourceLocation: sourceLocation)
}
