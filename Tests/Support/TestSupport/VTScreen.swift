/// A small terminal: bytes in, a screen out. It knows what ncurses sends to xterm, tmux and screen, and remembers
/// everything it does not know, so that a test can ask for none of that.
public struct VTScreen: Sendable {
    public private(set) var columns: Int
    public private(set) var rows: Int
    /// Where the cursor is.
    public private(set) var row = 0
    public private(set) var column = 0
    /// Whether the alternate screen is shown.
    public private(set) var isAlternate = false
    /// Whether the cursor shows.
    public private(set) var isCursorVisible = true
    /// The private modes that are on (`CSI ? n h`).
    public private(set) var modes: Set<Int> = []
    /// What `CSI ? n s` saved of them, for `CSI ? n r`.
    private var savedModes: [Int: Bool] = [:]
    /// The title of the window.
    public private(set) var title = ""
    /// The titles that a program has asked to keep for it.
    private var titles: [String] = []
    /// Operating system commands but for titles, such as questions for a colour.
    public private(set) var commands: [String] = []
    /// The colours that anything was ever written in, by their numbers.
    public private(set) var foregrounds: Set<Int> = []
    /// The same for what is behind it.
    public private(set) var backgrounds: Set<Int> = []
    /// How often the bell rang.
    public private(set) var bells = 0
    /// Sequences that no rule here knows.
    public private(set) var unknown: [String] = []

    /// A cell's text with its marks; empty in the right half of a wide cell.
    private var cells: [[String]]
    private var normalScreen: [[String]] = []
    private var top = 0
    private var bottom: Int
    private var saved = (row: 0, column: 0)
    private var wrapsNext = false
    private var inserts = false
    private var lastPrinted: Unicode.Scalar?
    private var parser = VTParser()

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        bottom = rows - 1
        cells = Self.blank(columns: columns, rows: rows)
    }

    /// A row without the blanks at its end.
    public func line(_ row: Int) -> String {
        guard cells.indices.contains(row) else { return "" }
        var line = cells[row].joined()
        while line.last == " " { line.removeLast() }
        return line
    }

    /// All rows.
    public var lines: [String] { (0..<rows).map(line) }

    /// Whether any row contains the text.
    public func contains(_ text: String) -> Bool {
        lines.contains { $0.contains(text) }
    }

    /// The screen as a picture, for the message of a failed test.
    public var picture: String {
        let border = "+" + String(repeating: "-", count: columns) + "+"
        let body = cells.map { "|" + $0.joined() + "|" }
        return ([border] + body + [border, "cursor: row \(row), column \(column)"]).joined(separator: "\n")
    }

    /// Takes what the program wrote.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if let action = parser.step(byte) { perform(action) }
        }
    }

    /// Takes a new size as terminals do: what fits stays.
    public mutating func resize(columns: Int, rows: Int) {
        cells = Self.fit(cells, columns: columns, rows: rows)
        normalScreen = Self.fit(normalScreen, columns: columns, rows: rows)
        (self.columns, self.rows) = (columns, rows)
        (top, bottom) = (0, rows - 1)
        moveTo(row, column)
    }

    private static func blank(columns: Int, rows: Int) -> [[String]] {
        Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    private static func fit(_ old: [[String]], columns: Int, rows: Int) -> [[String]] {
        var new = blank(columns: columns, rows: rows)
        for row in 0..<min(rows, old.count) {
            let count = min(columns, old[row].count)
            new[row].replaceSubrange(0..<count, with: old[row][..<count])
        }
        return new
    }

    private mutating func perform(_ action: VTParser.Action) {
        switch action {
        case .print(let scalar): print(scalar)
        case .control(let byte): control(byte)
        case .escape(let text): escape(text)
        case .controlSequence(let sequence): controlSequence(sequence)
        case .command(let text):
            if text.hasPrefix("2;") || text.hasPrefix("0;") {
                title = String(text.dropFirst(2))
            } else {
                commands.append(text)
            }
        }
    }

    private mutating func print(_ scalar: Unicode.Scalar) {
        let width = VTWidth.columns(of: scalar)
        guard width > 0 else {
            addMark(scalar)
            return
        }
        if wrapsNext || column + width > columns {
            column = 0
            lineFeed()
        }
        wrapsNext = false
        if inserts { insertBlanks(width) }
        breakWide(at: column)
        if width == 2 { breakWide(at: column + 1) }
        cells[row][column] = String(Character(scalar))
        if width == 2 { cells[row][column + 1] = "" }
        lastPrinted = scalar
        if column + width >= columns {
            column = columns - 1
            wrapsNext = true
        } else {
            column += width
        }
    }

    private mutating func addMark(_ scalar: Unicode.Scalar) {
        var target = wrapsNext ? column : column - 1
        if target > 0, cells[row][target].isEmpty { target -= 1 }
        if target >= 0 { cells[row][target].unicodeScalars.append(scalar) }
    }

    /// Half of a wide cell that is overwritten leaves a blank.
    private mutating func breakWide(at place: Int) {
        if cells[row][place].isEmpty, place > 0 { cells[row][place - 1] = " " }
        if place + 1 < columns, cells[row][place + 1].isEmpty { cells[row][place + 1] = " " }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08: moveTo(row, column - 1)
        case 0x09: moveTo(row, (column / 8 + 1) * 8)
        case 0x0A, 0x0B, 0x0C:
            lineFeed()
            wrapsNext = false
        case 0x0D: moveTo(row, 0)
        case 0x0E, 0x0F, 0x00: break
        default: unknown.append("control \(byte)")
        }
    }

    private mutating func escape(_ text: String) {
        switch text {
        case "7": saved = (row, column)
        case "8": moveTo(saved.row, saved.column)
        case "D": lineFeed()
        case "E":
            lineFeed()
            moveTo(row, 0)
        case "M": reverseLineFeed()
        case "c": self = VTScreen(columns: columns, rows: rows)
        // Keypad modes and character sets.
        case "=", ">", "(B", ")B", "(0", ")0", "*B", "+B": break
        default: unknown.append("ESC " + text)
        }
    }

    private mutating func lineFeed() {
        if row == bottom { scrollUp(1) } else if row < rows - 1 { row += 1 }
    }

    private mutating func reverseLineFeed() {
        if row == top { scrollDown(1) } else if row > 0 { row -= 1 }
        wrapsNext = false
    }

    private mutating func moveTo(_ row: Int, _ column: Int) {
        self.row = min(max(0, row), rows - 1)
        self.column = min(max(0, column), columns - 1)
        wrapsNext = false
    }

    private mutating func scrollUp(_ count: Int, from first: Int? = nil) {
        let first = first ?? top
        for _ in 0..<min(count, bottom - first + 1) {
            cells.remove(at: first)
            cells.insert(Array(repeating: " ", count: columns), at: bottom)
        }
    }

    private mutating func scrollDown(_ count: Int, from first: Int? = nil) {
        let first = first ?? top
        for _ in 0..<min(count, bottom - first + 1) {
            cells.remove(at: bottom)
            cells.insert(Array(repeating: " ", count: columns), at: first)
        }
    }

    private mutating func erase(_ range: Range<Int>, in row: Int) {
        for place in range.clamped(to: 0..<columns) { cells[row][place] = " " }
    }

    private mutating func insertBlanks(_ count: Int) {
        cells[row].insert(contentsOf: repeatElement(" ", count: min(count, columns - column)), at: column)
        cells[row].removeLast(cells[row].count - columns)
    }

    private mutating func deleteCells(_ count: Int) {
        let count = min(count, columns - column)
        cells[row].removeSubrange(column..<column + count)
        cells[row].append(contentsOf: repeatElement(" ", count: count))
    }

    private mutating func controlSequence(_ sequence: VTParser.ControlSequence) {
        let count = max(1, sequence.field(0))
        switch sequence.name {
        case "A": moveTo(row - count, column)
        case "B": moveTo(row + count, column)
        case "C": moveTo(row, column + count)
        case "D": moveTo(row, column - count)
        case "G": moveTo(row, count - 1)
        case "d": moveTo(count - 1, column)
        case "H", "f": moveTo(count - 1, max(1, sequence.field(1)) - 1)
        case "J": eraseScreen(sequence.field(0))
        case "K": eraseLine(sequence.field(0))
        case "L": if (top...bottom).contains(row) { scrollDown(count, from: row) }
        case "M": if (top...bottom).contains(row) { scrollUp(count, from: row) }
        case "S": scrollUp(count)
        case "T": scrollDown(count)
        case "P": deleteCells(count)
        case "@": insertBlanks(count)
        case "X": erase(column..<column + count, in: row)
        case "b": if let lastPrinted { for _ in 0..<count { print(lastPrinted) } }
        case "r": setScrollRegion(sequence)
        case "h", "l": setInsertion(sequence, on: sequence.name == "h")
        case "?h", "?l": sequence.fields.forEach { setMode($0, on: sequence.name == "?h") }
        case "?s": for mode in sequence.fields { savedModes[mode] = modes.contains(mode) }
        case "?r": for mode in sequence.fields { setMode(mode, on: savedModes[mode] ?? false) }
        case "t" where sequence.fields == [22, 2]: titles.append(title)
        case "t" where sequence.fields == [23, 2]: title = titles.popLast() ?? title
        case "m": setColours(sequence.fields)
        // Cursor shapes, reports asked for.
        case " q", "t", "c", ">c", "?c", "n": break
        default: unknown.append("CSI " + sequence.description)
        }
    }

    private mutating func setColours(_ fields: [Int]) {
        var rest = fields[...]
        while let field = rest.popFirst() {
            switch field {
            case 30...37: foregrounds.insert(field - 30)
            case 40...47: backgrounds.insert(field - 40)
            case 90...97: foregrounds.insert(field - 82)
            case 100...107: backgrounds.insert(field - 92)
            case 38, 48:
                guard rest.popFirst() == 5, let number = rest.popFirst() else { return }
                if field == 38 { foregrounds.insert(number) } else { backgrounds.insert(number) }
            default: break
            }
        }
    }

    private mutating func eraseScreen(_ part: Int) {
        if part == 0 { erase(column..<columns, in: row) }
        if part == 1 { erase(0..<column + 1, in: row) }
        let others = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
        for row in others { erase(0..<columns, in: row) }
    }

    private mutating func eraseLine(_ part: Int) {
        let range = part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns
        erase(range, in: row)
    }

    private mutating func setScrollRegion(_ sequence: VTParser.ControlSequence) {
        top = min(max(1, sequence.field(0)), rows) - 1
        let last = sequence.field(1)
        bottom = last == 0 ? rows - 1 : min(max(top + 1, last), rows) - 1
        moveTo(0, 0)
    }

    private mutating func setInsertion(_ sequence: VTParser.ControlSequence, on: Bool) {
        switch sequence.field(0) {
        case 4: inserts = on
        case 34: break
        default: unknown.append("CSI " + sequence.description)
        }
    }

    private mutating func setMode(_ mode: Int, on: Bool) {
        switch mode {
        case 25: isCursorVisible = on
        case 47, 1047, 1049: showAlternate(on)
        default: if on { modes.insert(mode) } else { modes.remove(mode) }
        }
    }

    private mutating func showAlternate(_ on: Bool) {
        guard on != isAlternate else { return }
        isAlternate = on
        if on {
            (normalScreen, saved) = (cells, (row, column))
            cells = Self.blank(columns: columns, rows: rows)
        } else {
            cells = normalScreen
            moveTo(saved.row, saved.column)
        }
    }
}
