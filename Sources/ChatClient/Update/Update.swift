import ChatProtocol

/// Applies an input to the model and returns what the runtime has to do, in order.
///
/// After each update the runtime asks `model.nextDeadline` and sends `Input.tick` when that moment has come.
package func update(
    _ model: inout Model, _ input: Input, now: Now, metrics: any ChatMetrics = ViewMetrics()
) -> [Effect] {
    model.now = now
    var effects: [Effect]
    switch input {
    case .launch(let launch):
        effects = model.start(launch)
    case .key(let event):
        effects = model.handle(event, metrics: metrics)
    case .lines(let lines):
        model.take(lines)
        effects = []
    case .endOfLines:
        model.lineMode?.isAtEnd = true
        effects = []
    case .resize(let size):
        model.size = size
        effects = []
    case .tick:
        effects = model.drive(.tick) + model.joinAgain()
    case .network(let number, let event):
        effects = number == model.connection.currentNumber ? model.handle(event) : []
    case .terminate:
        effects = model.quit()
    case .configurationSaved(let outcome):
        model.noteSaved(outcome)
        effects = []
    case .fileTrouble(let sentence):
        model.say(sentence)
        effects = []
    case .openFailed(let program, let status):
        model.noteOpenFailed(program, status: status)
        effects = []
    case .notifyFailed(let program, let status):
        model.noteNotifyFailed(program, status: status)
        effects = []
    case .cannotSuspend:
        model.hint("No shell with job control could bring roost back, so it runs on. /quit leaves it.")
        effects = []
    case .edited(let outcome):
        model.takeEdited(outcome)
        effects = []
    case .resumed:
        effects = [.terminal(.redraw)]
        // The terminal has its own title back since it was given away.
        model.session.lastTitle = ""
    }
    effects += model.carryOutLines()
    model.settle()
    effects += model.tell() + model.endIfDone()
    if model.lineMode != nil { return model.printing(effects) }
    if let isOn = model.newMouse() { effects.append(.terminal(.setMouse(isOn))) }
    let isEnding = effects.contains { if case .quit = $0 { true } else { false } }
    effects = model.keep(isEnding: isEnding) + model.writeLogs(isEnding: isEnding) + effects
    if let title = model.newTitle() { effects.append(.terminal(.setTitle(title))) }
    return effects
}

extension Model {
    /// The monotonic moment at which `Input.tick` is wanted at the latest; `nil` when nothing is waited for.
    package var nextDeadline: Duration? {
        let sending = rooms.lazy.flatMap { $0.timeline.open.values.lazy.compactMap($0.timeline.sendingSince) }
        return [
            connection.nextDeadline(after: now.monotonic),
            notice?.expires,
            session.quitArmedUntil,
            rooms.compactMap(\.memory.joinAgainAt).min(),
            rooms.compactMap(\.typing.nextExpiry).min(),
            // Plain mode keeps nothing.
            lineMode == nil ? session.keeping.due.values.min() : nil,
            session.log.due,
            sending.min().map { $0 + DeliveryState.delayedAfter },
            lineDeadline,
        ].compactMap(\.self).min()
    }

    /// Applies what follows from the time and from what is on the screen, after every input.
    mutating func settle() {
        let now = now.monotonic
        if let expires = notice?.expires, now >= expires { dismissNotice() }
        if let until = session.quitArmedUntil, now >= until { session.quitArmedUntil = nil }
        for index in rooms.indices {
            if !rooms[index].timeline.open.isEmpty { rooms[index].timeline.markDelayed(at: now) }
            rooms[index].typing.expire(at: now)
            if rooms[index].timeline.itemsMax != settings.rooms.held {
                rooms[index].timeline.itemsMax = settings.rooms.held
            }
        }
        seeBottom()
    }

    /// Returns whether the terminal is to report the mouse, when that has changed: not in the bare view, which is there
    /// to select text in.
    mutating func newMouse() -> Bool? {
        let wanted = settings.screen.mouse && !display.isBare
        guard wanted != session.hasMouse else { return nil }
        session.hasMouse = wanted
        return wanted
    }

    /// Returns the window title when it has changed: `#dev (2!) roost`.
    mutating func newTitle() -> String? {
        let isWanted = settings.attention.title
        if !isWanted, session.lastTitle.isEmpty { return nil }
        let mentions = rooms.reduce(0) { $0 + $1.mentions }
        let news = [shownIndex.map { rooms[$0].title }, mentions > 0 ? "(\(mentions)!)" : nil].compactMap(\.self)
        let title = ((isWanted ? news : []) + ["roost"]).joined(separator: " ")
        guard title != session.lastTitle else { return nil }
        session.lastTitle = title
        return title
    }

    /// Where a room is in `rooms`.
    func index(of key: RoomKey) -> Int? { rooms.firstIndex { $0.key == key } }

    /// Where a room is in `rooms`.
    func index(of name: RoomName) -> Int? { index(of: .room(name)) }
}
