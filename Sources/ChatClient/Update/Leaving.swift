import ChatProtocol

extension Model {
    /// Quits, after a question when texts are unsent.
    mutating func quitUnlessDrafts() -> [Effect] {
        // The text of /quit itself is no draft.
        let drafts = rooms.filter { $0.hasDraft && $0.key != shownRoom }.map(\.title)
        guard !drafts.isEmpty else { return quit() }
        let count = drafts.count == 1 ? "1 draft" : "\(drafts.count) drafts"
        ask("\(count) unsent (\(drafts.joined(separator: ", "))). Quit? Enter yes, Esc no", about: .quit)
        return []
    }

    /// Ends the session on the server and the program.
    mutating func quit() -> [Effect] {
        var effects: [Effect] = []
        if case .connected(let link) = connection.state, link.dialect == .roost {
            effects.append(.transmit(Request(command: .bye)))
        }
        if let number = connection.currentNumber { effects.append(.leave(number)) }
        return effects + [.quit(exitCode: 0, message: nil)]
    }
}
