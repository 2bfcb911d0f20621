import CTerminal
import Glibc
package import TerminalCore

/// The terminal as a screen that grids are drawn on; one a process, used from one actor at a time.
///
/// ncurses compares cells with what the terminal shows; here only rows are compared, because equal rows share storage
/// and cost nothing.
package final class Screen {
    /// The size when it was last read.
    package private(set) var size = Size(columns: 0, rows: 0)
    /// How what is drawn looks; a new one changes the whole screen.
    package var theme = Theme() {
        didSet { if theme != oldValue { useTheme() } }
    }
    /// The theme's looks on this terminal.
    private var looks = Theme.Looks()
    private var shown: CellGrid?
    private var isOpen = true
    /// Whether another program has the terminal.
    private var isLent = false

    private init() {
        updateSize()
    }

    deinit {
        if isOpen { ct_close() }
    }

    /// Takes over the terminal; throws a sentence when it is none or cannot show a screen.
    ///
    /// Make the stream of ``TerminalSignals`` before: ncurses takes only the signals nobody has taken.
    package static func open() throws(TerminalError) -> Screen {
        let name = unsafe getenv("TERM").map { unsafe String(cString: $0) } ?? ""
        switch Int(ct_open()) {
        case CT_OK: break
        case CT_NOT_A_TERMINAL: throw .notATerminal
        case CT_TOO_SIMPLE: throw .tooSimple(name)
        default: throw .unknownTerminal(name)
        }
        ct_install_crash_handlers()
        return Screen()
    }

    /// Draws a grid: only the rows that differ from the last one.
    package func draw(_ grid: CellGrid) {
        guard isOpen else { return }
        for (index, row) in grid.rows.enumerated() where !isShown(row, at: index, size: grid.size) {
            var cells = row.map { ct_cell($0, looks.look(of: $0.style)) }
            // Not even a colour may be in the corner that a grid leaves blank.
            if index == grid.size.rows - 1, let last = cells.indices.last { cells[last] = ct_cell(.blank, Look()) }
            unsafe cells.withUnsafeBufferPointer {
                unsafe ct_put_row(Int32(index), $0.baseAddress, Int32($0.count))
            }
        }
        let cursor = grid.cursor ?? CellPosition(row: -1, column: -1)
        ct_flush(Int32(cursor.row), Int32(cursor.column))
        shown = grid
    }

    private func isShown(_ row: [Cell], at index: Int, size: Size) -> Bool {
        guard let shown, shown.size == size else { return false }
        return shown.rows[index] == row
    }

    private func useTheme() {
        // Colours are started only for a theme that has some: starting them tells the terminal of it.
        let depth = theme.looks(at: .full) == Theme.Looks() ? .none : ColourDepth(count: Int(ct_start_colours()))
        looks = theme.looks(at: depth)
        shown = nil
    }

    /// Forgets what is on the screen, so that the next grid is drawn whole.
    package func redrawAll() {
        shown = nil
        ct_forget_screen()
    }

    /// Reads the size anew, after SIGWINCH; the next grid is drawn whole.
    @discardableResult
    package func updateSize() -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        unsafe ct_update_size(&rows, &columns)
        size = Size(columns: Int(columns), rows: Int(rows))
        redrawAll()
        return size
    }

    /// Gives the terminal back and stops the process, with the script that it was started by unless it was asked to stop
    /// alone; SIGCONT follows, at which ``resume()`` takes it back.
    ///
    /// False without a shell that could continue the process: nothing happened.
    package func suspend(alone: Bool = false) -> Bool {
        guard isOpen, ct_has_job_control() != 0 else { return false }
        ct_leave()
        // Another thread may be the first to stop, and this one runs on for a moment, so what follows waits for SIGCONT.
        if alone { ct_stop() } else { ct_stop_group() }
        return true
    }

    /// Gives the terminal to another program, which draws on it and reads its keys until ``takeBack()``.
    package func lend() {
        guard isOpen else { return }
        isLent = true
        ct_leave()
        // With the terminal's own modes Ctrl-\\ is a signal to the whole foreground, and meant for the other program.
        ct_ignore_signal(SIGQUIT)
    }

    /// Takes the terminal back from another program; the next grid is drawn whole.
    package func takeBack() {
        isLent = false
        ct_heed_signal(SIGQUIT)
        resume()
    }

    /// Takes the terminal back after SIGCONT, unless we are in the background; the next grid is drawn whole.
    package func resume() {
        guard isOpen, !isLent else { return }
        ct_enter()
        updateSize()
    }

    /// Gives the terminal back for good; more calls do nothing.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        ct_close()
    }

    /// Sets the title of the terminal's window; controls cannot get into it.
    package func setTitle(_ title: String) {
        unsafe Line(title).text.withCString { unsafe ct_set_title($0) }
    }

    /// Asks the terminal to put a text into the system's clipboard; nothing tells whether it did, and a text that is too
    /// long for that is not asked for.
    package func copy(_ text: String) {
        guard let encoded = ClipboardText.encoded(text) else { return }
        unsafe encoded.withCString { unsafe ct_copy($0) }
    }

    /// Rings the bell.
    package func bell() {
        ct_bell()
    }

    /// Switches mouse reports on or off.
    package func setMouse(_ on: Bool) {
        ct_set_mouse(on ? 1 : 0)
    }
}

extension ct_cell {
    fileprivate init(_ cell: Cell, _ look: Look) {
        let marks = cell.unit.marks
        self.init(
            scalars: (cell.unit.base, marks.first, marks.second, marks.third),
            foreground: Self.number(of: look.foreground),
            background: Self.number(of: look.background),
            attributes: look.attributes.rawValue,
            width: cell.unit.width)
    }

    private static func number(of colour: Colour) -> Int16 {
        switch colour {
        case .standard: -1
        case .indexed(let number): Int16(number)
        }
    }
}
