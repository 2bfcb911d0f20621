import Glibc
import Terminal
import TerminalCore
import Testing

/// A program on a screen for ``ScreenTests``, which starts this test binary anew on a pseudo-terminal to get it.
@Suite struct ScreenDriver {
    static let variable = "ROOST_SCREEN_DRIVER"

    private enum Input: Sendable {
        case bytes([UInt8])
        case signal(Int32)
        case gone
    }

    @MainActor
    @Test(.enabled(if: unsafe getenv(variable) != nil)) func run() async throws {
        let mailbox = Mailbox<Input>(capacity: 100)
        let signals = TerminalSignals.stream()
        let screen: Screen
        do {
            screen = try Screen.open()
        } catch {
            print("refused: \(error)")
            exit(2)
        }
        Task {
            for await signal in signals { await mailbox.post(.signal(signal)) }
        }
        Task {
            for await bytes in TerminalInput.bytes() { await mailbox.post(.bytes(bytes)) }
            await mailbox.post(.gone)
        }
        screen.theme = Self.theme
        var state = State(size: screen.size)
        screen.draw(state.grid)
        while let batch = await mailbox.next() {
            for input in batch { handle(input, on: screen, &state) }
            screen.draw(state.grid)
        }
    }

    /// A theme that shows by its colours which of its tables is in use, and what was made of it.
    private static var theme: Theme {
        var theme = Theme()
        theme.full.names = [Look(203, on: .indexed(17))]
        theme.basic.names = [Look(12)]
        if let limit = unsafe getenv("ROOST_SCREEN_DRIVER_COLOURS").flatMap({ unsafe Int(String(cString: $0)) }) {
            theme.depthMax = ColourDepth(count: limit)
        }
        return theme
    }

    @MainActor
    private func handle(_ input: Input, on screen: Screen, _ state: inout State) {
        switch input {
        case .gone:
            screen.close()
            TerminalSignals.exit(by: SIGHUP)
        case .signal(SIGWINCH):
            state.size = screen.updateSize()
        case .signal(SIGCONT):
            screen.resume()
            state.note = "continued"
        case .signal(SIGTSTP):
            state.note = screen.suspend() ? "stopping" : "cannot stop"
        case .signal where state.isDeaf: break
        case .signal(let signal):
            screen.close()
            TerminalSignals.exit(by: signal)
        case .bytes(let bytes):
            for event in state.decoder.feed(bytes) { handle(event, on: screen, &state) }
        }
    }

    @MainActor
    private func handle(_ event: KeyEvent, on screen: Screen, _ state: inout State) {
        switch event {
        case .text(let text), .paste(let text, _):
            state.editor.insert(text)
        case .press(KeyPress(.left)):
            state.editor.moveLeft()
        case .press(KeyPress(.character("c"), .control)):
            screen.close()
            exit(0)
        case .press(KeyPress(.character("z"), .control)):
            state.note = screen.suspend() ? "stopping" : "cannot stop"
        case .press(KeyPress(.character("t"), .alt)):
            screen.setTitle("방 \u{1B}title")
            screen.bell()
        case .press(KeyPress(.character("d"), .alt)):
            state.isDeaf = true
            state.note = "deaf"
        case .press(KeyPress(.character("m"), .alt)):
            screen.setMouse(false)
        case .press(KeyPress(.character("y"), .alt)):
            screen.copy("복사")
            state.note = "copied"
        case .press(KeyPress(.character("n"), .alt)):
            screen.theme.full.names = [Look(99)]
        case .press(KeyPress(.character("x"), .alt)):
            // What a programming error does.
            abort()
        case .reply(.background(let colour)):
            state.note = "background \(colour.red) \(colour.green) \(colour.blue)"
        default:
            state.note = "\(event)"
        }
    }

    private struct State {
        var size: Size
        var editor = LineEditor()
        var decoder = KeyDecoder()
        var note = ""
        /// Whether a signal that asks to leave is not heard, as by a program that hangs.
        var isDeaf = false

        var grid: CellGrid {
            var grid = CellGrid(size: size)
            let layout = editor.layout(columns: size.columns - 2, rows: 1)
            grid.draw(Line("\(size.columns)x\(size.rows)", Style(.name(0))), row: 0)
            grid.draw(Line(note), row: 1)
            for row in 2..<max(2, size.rows - 1) {
                grid.draw(Line("│", Style(.faint)), row: row, column: size.columns - 1)
            }
            grid.draw(Line("> ", Style(.strong)), row: size.rows - 1)
            grid.draw(layout.rows[0], row: size.rows - 1, column: 2)
            grid.cursor = CellPosition(row: size.rows - 1, column: 2 + layout.cursor.column)
            return grid
        }
    }
}
