/// Key events in the order they came, with typed text gathered into runs.
struct KeyEventList {
    private var events: [KeyEvent] = []
    private var run = ""

    mutating func add(_ event: KeyEvent) {
        if case .text(let text) = event {
            run += text
        } else {
            endRun()
            events.append(event)
        }
    }

    mutating func press(_ key: Key, _ modifiers: Modifiers = []) {
        add(.press(KeyPress(key, modifiers)))
    }

    /// Adds a typed scalar: text, or with Alt a key of its own, for Alt holds for exactly one scalar.
    mutating func type(_ scalar: Unicode.Scalar, alt: Bool) {
        if alt {
            press(.character(Character(scalar)), .alt)
        } else {
            run.unicodeScalars.append(scalar)
        }
    }

    /// All the events, the last run of text included.
    consuming func finish() -> [KeyEvent] {
        endRun()
        return events
    }

    private mutating func endRun() {
        guard !run.isEmpty else { return }
        events.append(.text(run))
        run = ""
    }
}
