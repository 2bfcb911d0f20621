/// What the terminal has to do; a front that has no terminal does what it can of it.
package enum TerminalEffect: Equatable, Sendable {
    /// Ring the terminal's bell once.
    case ringBell
    /// Set the title of the terminal's window.
    case setTitle(String)
    /// Switch mouse reports of the terminal on or off.
    case setMouse(Bool)
    /// Put a text into the system's clipboard, as far as the terminal allows it.
    case copy(String)
    /// Draw every cell again.
    case redraw
    /// Give the terminal back and stop, as Ctrl-Z does; `Input.resumed` follows, or `Input.cannotSuspend`.
    case suspend
    /// Lend the terminal to the user's editor, with this text; `Input.edited` follows.
    case edit(String)
    /// Print lines: plain mode's only way to show something.
    case print([PrintedLine])
}
