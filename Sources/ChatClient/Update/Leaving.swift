import ChatProtocol
import TerminalCore

extension Model {
    /// Quits, after a question when texts are unsent.
    mutating func quitUnlessDrafts() -> [Effect] {
        // The text of /quit itself is no draft.
        let left = session.parked.values.filter { !$0.composer.editor.isEmpty }.sorted { $0.number < $1.number }
        let drafts =
            rooms.filter { room in
                room.hasDraft && room.key != shownRoom || lineMode?.unsent[room.key] != nil
            }.map(\.title) + left.compactMap { $0.place?.room }
        guard !drafts.isEmpty else { return quit(lineMode?.failure ?? .success) }
        let count = drafts.count == 1 ? "1 draft" : "\(drafts.count) drafts"
        ask("\(count) unsent (\(drafts.joined(separator: ", "))). Quit?", about: .quit)
        return []
    }

    /// Ends the session on the server and the program.
    mutating func quit(_ status: ExitStatus = .success, message: String? = nil) -> [Effect] {
        lineMode?.isOver = true
        // What asks to leave is no text to come back to.
        if case .command(let entry, _) = CommandLine.parse(composer.editor.text), entry.isLeaving {
            composer.replaceText("")
        }
        var effects: [Effect] = []
        if case .connected(let link) = connection.state, link.dialect == .roost {
            effects.append(.transmit(Request(command: .bye)))
        }
        if let number = connection.currentNumber { effects.append(.leave(number)) }
        return effects + [.quit(exitCode: status.rawValue, message: message)]
    }
}

extension CommandEntry {
    /// Whether it ends the program.
    fileprivate var isLeaving: Bool { action == .program(.quit) || action == .program(.leaveOrQuit) }
}
