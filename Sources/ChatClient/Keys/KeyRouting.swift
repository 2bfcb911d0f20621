import TerminalCore

extension Model {
    /// Handles what the user did at the terminal: whatever is on top gets the key first.
    mutating func handle(_ event: KeyEvent, metrics: any ChatMetrics) -> [Effect] {
        guard session.lent == nil else {
            handleWhileEditing(event)
            return []
        }
        switch event {
        case .focus(let hasFocus):
            setFocus(hasFocus)
            return []
        case .mouse(let mouse):
            return handle(mouse, metrics: metrics)
        case .text(let text):
            return handleText(text, metrics: metrics)
        case .paste(let text, let isTruncated):
            handlePaste(text, isTruncated: isTruncated)
            return []
        case .press(let press):
            return handle(press, metrics: metrics)
        case .reply(.background(let colour)):
            background = colour
            return []
        }
    }

    private mutating func handle(_ press: KeyPress, metrics: any ChatMetrics) -> [Effect] {
        if form != nil, help == nil { return handleInForm(press, metrics: metrics) }
        if form == nil { dismissNotice() }
        if hasSomethingOnTop, let effects = handleOnTop(press, metrics: metrics) { return effects }
        if form != nil { return [] }
        if display.isBare {
            display.isBare = false
            return []
        }
        if question != nil, let effects = answerQuestion(press) { return effects }
        let wasArmed = session.isEscapeArmed
        session.isEscapeArmed = false
        if wasArmed, let effects = performAlternate(press, metrics: metrics) { return effects }
        if let character = press.typedCharacter {
            type(String(character))
            return []
        }
        guard let action = keymap.action(for: press, in: keyContexts) else { return [] }
        return perform(action, metrics: metrics)
    }

    private mutating func handleText(_ text: String, metrics: any ChatMetrics) -> [Effect] {
        if form != nil, help == nil {
            typeInForm(text)
            return []
        }
        if form == nil { dismissNotice() }
        if takesPromptText {
            typeInPrompt(text)
            return []
        }
        closeOverlay()
        display.isBare = false
        question = nil
        let wasArmed = session.isEscapeArmed
        session.isEscapeArmed = false
        if wasArmed, text.count == 1, let character = text.first,
            let effects = performAlternate(KeyPress(.character(character)), metrics: metrics)
        {
            return effects
        }
        type(text)
        return []
    }

    /// After a lone Esc that closed nothing, a key means the same as with Alt; `nil` when that means nothing.
    private mutating func performAlternate(_ press: KeyPress, metrics: any ChatMetrics) -> [Effect]? {
        let alternate = KeyPress(press.key, press.modifiers.union(.alt))
        return keymap.action(for: alternate, in: keyContexts).map { perform($0, metrics: metrics) }
    }

    /// The conditions of the key table that hold now.
    private var keyContexts: [KeyBinding.Context] {
        var contexts: [KeyBinding.Context] = []
        if composer.editor.isEmpty { contexts.append(.emptyLine) }
        if composer.paste != nil { contexts.append(.pasted) }
        switch connection.state {
        case .waiting, .returning, .disconnected, .ended: contexts.append(.offline)
        case .connecting, .connected: break
        }
        return contexts
    }
}
