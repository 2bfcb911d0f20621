import TerminalCore

extension Model {
    /// Does what a key of the table stands for.
    mutating func perform(_ action: KeyAction, metrics: any ChatMetrics) -> [Effect] {
        let wasCompleting = completion != nil
        if action != .complete, action != .completeBackward { completion = nil }
        if action != .interrupt, action != .endOfInput { session.quitArmedUntil = nil }
        switch action {
        case .enter: return enter()
        case .complete: complete(.forward)
        case .completeBackward: complete(.backward)
        case .pageUp: return scrollPage(-1, metrics: metrics)
        case .pageDown: return scrollPage(1, metrics: metrics)
        case .rowUp: return scroll(rows: -1, metrics: metrics)
        case .rowDown: return scroll(rows: 1, metrics: metrics)
        case .oldest: return scrollToOldest(metrics: metrics)
        case .newest: scrollToNewest()
        case .firstUnread: scrollToFirstUnread(metrics: metrics)
        case .nextRoom: showNeighbour(1)
        case .previousRoom: showNeighbour(-1)
        case .room(let number): showRoom(number: number)
        case .activeRoom: showActiveRoom()
        case .lastRoom: showPreviousRoom()
        case .help: overlay = .help(HelpOverlay())
        case .roomList: display.roomList.toggle(isShownByRule: size.columns >= Layout.sidebarFromColumns)
        case .peopleList: display.peopleList.toggle(isShownByRule: size.columns >= Layout.peopleFromColumns)
        case .times: display.showsTimes = !(display.showsTimes ?? (size.columns >= Layout.timesFromColumns))
        case .bareView: display.isBare = true
        case .mouse:
            display.usesMouse.toggle()
            hint(display.usesMouse ? "The mouse is on." : "The mouse is off. Alt-M switches it on.")
            return [.setMouse(display.usesMouse)]
        case .redraw: return [.redraw]
        case .escape: if !wasCompleting { escape() }
        case .interrupt: return interrupt()
        case .endOfInput: return confirmQuit(key: "Ctrl-D")
        case .retry: return reconnect()
        case .suspend: return [.suspend]
        case .edit(let edit): self.edit(edit)
        }
        return []
    }

    /// Esc goes one step back and never touches the draft; when there is no step, the next key counts as with Alt.
    private mutating func escape() {
        if let index = shownIndex, rooms[index].scroll != .newest {
            rooms[index].scroll = .newest
        } else {
            session.isEscapeArmed = true
        }
    }

    private mutating func interrupt() -> [Effect] {
        guard !composer.editor.isEmpty else { return confirmQuit(key: "Ctrl-C") }
        composer.editor.clear()
        session.hasTyped = true
        composer.forgetPasteIfEmpty()
        composer.sentLines.reset()
        return []
    }

    /// The first press arms, a second within three seconds quits.
    private mutating func confirmQuit(key: String) -> [Effect] {
        if session.quitArmedUntil != nil {
            session.quitArmedUntil = nil
            return quitUnlessDrafts()
        }
        session.quitArmedUntil = now.monotonic + Self.quitArmed
        hint("Press \(key) again to quit.", for: Self.quitArmed)
        return []
    }

    /// How long the first Ctrl-C counts.
    private static let quitArmed: Duration = .seconds(3)
}

extension DisplayChoices.Panel {
    /// Forces the opposite of what is on the screen.
    mutating func toggle(isShownByRule: Bool) {
        let isShown = self == .automatic ? isShownByRule : self == .shown
        self = isShown ? .hidden : .shown
    }
}
