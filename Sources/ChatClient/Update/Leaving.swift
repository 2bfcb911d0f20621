import ChatProtocol

extension Model {
    /// Quits, after a question when texts are unsent.
    mutating func quitUnlessDrafts() -> [Effect] {
        // The text of /quit itself is no draft.
        let drafts = rooms.filter { room in
            room.hasDraft && room.key != shownRoom || lineMode?.unsent[room.key] != nil
        }.map(\.title)
        guard !drafts.isEmpty else { return quit(lineMode?.failure ?? .success) }
        let count = drafts.count == 1 ? "1 draft" : "\(drafts.count) drafts"
        ask("\(count) unsent (\(drafts.joined(separator: ", "))). Quit?", about: .quit)
        return []
    }

    /// Ends the session on the server and the program.
    mutating func quit(_ status: ExitStatus = .success, message: String? = nil) -> [Effect] {
        lineMode?.isOver = true
        var effects: [Effect] = []
        if case .connected(let link) = connection.state, link.dialect == .roost {
            effects.append(.transmit(Request(command: .bye)))
        }
        if let number = connection.currentNumber { effects.append(.leave(number)) }
        return effects + [.quit(exitCode: status.rawValue, message: message)]
    }
}
