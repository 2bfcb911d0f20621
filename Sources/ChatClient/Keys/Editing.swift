import TerminalCore

extension Model {
    /// Inserts what the user typed.
    mutating func type(_ text: String) {
        completion = nil
        session.quitArmedUntil = nil
        composer.editor.insert(text)
        engage()
    }

    /// Changes the input line or moves in it; where a line ends, Up and Down go on to the lines sent before.
    mutating func perform(_ action: EditingKeys.Action, metrics: any ChatMetrics) -> [Effect] {
        let before = composer.editor.text
        switch action {
        case .olderAnywhere: recallAnywhere(older: true)
        case .newerAnywhere: recallAnywhere(older: false)
        case .up: if !composer.editor.moveUp(columns: metrics.inputColumns(in: self)) { recall(older: true) }
        case .down: if !composer.editor.moveDown(columns: metrics.inputColumns(in: self)) { recall(older: false) }
        case .undo: undo()
        default:
            var kills = session.kills
            composer.editor.apply(action, &kills)
            session.kills = kills
        }
        if composer.editor.text != before { engage() }
        return []
    }

    private mutating func undo() {
        guard composer.editor.undo() else { return }
        composer.sentLines.follow(composer.editor.draft)
        session.sentLines.follow(composer.editor.draft)
    }

    private mutating func recall(older: Bool) {
        let draft = composer.editor.draft
        let line = older ? composer.sentLines.older(keeping: draft) : composer.sentLines.newer(keeping: draft)
        if let line { composer.editor.recall(line) }
    }

    private mutating func recallAnywhere(older: Bool) {
        let draft = composer.editor.draft
        let line = older ? session.sentLines.older(keeping: draft) : session.sentLines.newer(keeping: draft)
        if let line { composer.editor.recall(line) }
    }

    /// Wipes what could bring the operator secret back: everything killed, this line's past, and every earlier state of
    /// another line that it stands in.
    mutating func forget(secret: String) {
        session.kills.wipe()
        composer.forget()
        roomlessComposer.editor.forgetStates { $0.contains(secret) }
        for index in rooms.indices { rooms[index].composer.editor.forgetStates { $0.contains(secret) } }
        for key in session.parked.keys { session.parked[key]?.composer.editor.forgetStates { $0.contains(secret) } }
        forgetSent { $0.contains(secret) }
    }

    /// Forgets sent lines, in this run and the next.
    mutating func forgetSent(where unwanted: (String) -> Bool) {
        closeSentSearch()
        session.sentLines.forget(where: unwanted)
        roomlessComposer.sentLines.forget(where: unwanted)
        for index in rooms.indices { rooms[index].composer.sentLines.forget(where: unwanted) }
        for key in session.parked.keys { session.parked[key]?.composer.sentLines.forget(where: unwanted) }
        if session.keeping.state.forgetSent(where: unwanted) { session.keeping.note(.sent, at: now.monotonic) }
    }
}
