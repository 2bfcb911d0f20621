import TerminalCore

/// What the mouse does. Nothing needs it: there is a key for each of these.
extension Model {
    /// Handles the wheel, a click, and a drag, which is told how to select text.
    ///
    /// A click counts when the button comes up where it went down: what is dragged is meant for something else.
    mutating func handle(_ mouse: MouseEvent, metrics: any ChatMetrics) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return turnWheel(-1, at: mouse.position, metrics: metrics)
        case .wheelDown: return turnWheel(1, at: mouse.position, metrics: metrics)
        case .press:
            session.pressedAt = mouse.position
        case .drag:
            session.pressedAt = nil
            guard form == nil, !session.toldOfSelecting else { break }
            session.toldOfSelecting = true
            let way = keymap.key(of: "mouse") ?? "/set mouse off"
            hint("Hold Shift to select text. \(way) switches the mouse off.")
        case .release:
            defer { session.pressedAt = nil }
            guard session.pressedAt == mouse.position, let target = metrics.target(at: mouse.position, in: self),
                let thing = target.thing
            else { break }
            return click(thing)
        }
        return []
    }

    /// Scrolls what is under the pointer, and nothing behind it.
    private mutating func turnWheel(
        _ direction: Int, at position: CellPosition, metrics: any ChatMetrics
    ) -> [Effect] {
        let rows = direction * Self.wheelRows
        switch metrics.target(at: position, in: self)?.pane {
        case .list where help != nil:
            return perform(direction < 0 ? ListKeys.Action.up : .down)
        case .list:
            for _ in 0..<Self.wheelRows { _ = perform(direction < 0 ? ListKeys.Action.up : .down) }
        case .rooms(let scroll):
            display.roomListTop = ListScroll(top: scroll.top + rows, topMax: scroll.topMax).top
        case .people(let scroll):
            display.peopleTop = ListScroll(top: scroll.top + rows, topMax: scroll.topMax).top
        case .chat, .other, nil:
            guard form == nil, overlay == nil, help == nil else { break }
            return scroll(rows: rows, metrics: metrics)
        }
        return []
    }

    private mutating func click(_ thing: PointerTarget.Thing) -> [Effect] {
        question = nil
        completion = nil
        session.quitArmedUntil = nil
        switch thing {
        case .room(let key):
            // The room is in sight already.
            let top = display.roomListTop
            uncoverChat()
            choose(key)
            display.roomListTop = top
        case .name(let name):
            uncoverChat()
            closePrompts()
            insert(name: name)
        case .newest:
            scrollToNewest()
        case .inputPlace(let place):
            if prompt?.purpose == .sentLines { acceptSentSearch() }
            if prompt != nil { prompt?.editor.move(to: place) } else { composer.editor.move(to: place) }
        case .entry(let index):
            guard let list = overlay else { break }
            if list.place == index { return perform(ListKeys.Action.choose) }
            overlay?.place = index
        case .field(let field, let place):
            guard form?.isConnecting == false else { break }
            form?.focus = field
            form?[field].move(to: place)
        }
        return []
    }

    /// Rows that one notch of the wheel scrolls.
    private static let wheelRows = 3
}
