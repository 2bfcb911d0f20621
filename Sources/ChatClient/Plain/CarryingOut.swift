import ChatProtocol
import TerminalCore

/// The lines that come in, one after another: the next one once the message of the one before is in the log, so that
/// none overtakes another and a refusal is known before anything else is sent.
extension Model {
    /// Takes lines as they came; several at once are a paste where a person types.
    mutating func take(_ lines: [String]) {
        guard let mode = lineMode, mode.isChat, !mode.isAtEnd else { return }
        let isPaste = lines.count { !$0.allSatisfy(\.isWhitespace) } > 1
        if mode.isPersonal, isPaste {
            lineMode?.waiting.append(.pasted(lines.joined(separator: "\n")))
        } else {
            lineMode?.waiting += lines.map { .line($0) }
        }
    }

    /// Carries out the lines whose turn has come, and turns what only a screen can show into sentences.
    mutating func carryOutLines() -> [Effect] {
        guard lineMode != nil else { return [] }
        keepWhatWasGivenBack()
        var effects = sendHeldBack() + sendScriptMessage()
        while let line = takeLine() {
            effects += carryOut(line)
            printPages()
        }
        printPages()
        for index in rooms.indices { rooms[index].scroll = .newest }
        printRoomChange()
        return effects
    }

    // MARK: Whose turn it is

    /// Takes the next line whose turn has come.
    private mutating func takeLine() -> TypedLine? {
        guard let mode = lineMode, !mode.isOver else { return nil }
        // Nobody waits for the server to leave it.
        if mode.isPersonal, let urgent = mode.waiting.firstIndex(where: \.isUrgent) {
            return lineMode?.waiting.remove(at: urgent)
        }
        return isReadyForLine && !mode.waiting.isEmpty ? lineMode?.waiting.removeFirst() : nil
    }

    private var isReadyForLine: Bool {
        guard let mode = lineMode, mode.heldBack == nil else { return false }
        switch connection.state {
        case .connecting: return false
        case .waiting, .returning: return mode.isPersonal
        case .disconnected, .ended: return true
        case .connected:
            // Only once a room is live is it known whether a message from before a loss has to go first.
            if isEnteringRooms, !mode.isPersonal { return false }
            return !isAwaitingAnswer && !session.pending.values.contains { decidesWhereTextGoes($0.request) }
        }
    }

    /// Whether the next line may be meant for where the answer to a request leads.
    private func decidesWhereTextGoes(_ request: PendingRequest) -> Bool {
        switch request {
        case .join: isUnanswered(request)
        case .hello, .direct: true
        case .part, .nick, .topic, .oper, .moderation, .rooms, .names, .history, .missing, .redaction, .search, .around:
            false
        }
    }

    /// Whether a room is still to be entered, or its replay to end.
    var isEnteringRooms: Bool { rooms.contains { [.joining, .catchingUp].contains($0.membership) } }

    /// Whether an answer still matters; that to a join does until we are in the room.
    func isUnanswered(_ request: PendingRequest) -> Bool {
        guard case .join(let name) = request else { return true }
        return index(of: name).map { rooms[$0].membership == .joining } ?? false
    }

    /// Whether a message of ours is on its way.
    var isAwaitingAnswer: Bool { !session.unwritten.isEmpty || rooms.contains { $0.timeline.hasUnanswered } }

    // MARK: One line

    private mutating func carryOut(_ line: TypedLine) -> [Effect] {
        if question != nil, case .line(let text) = line {
            if let answer = Answer(text) { return self.answer(answer) }
        }
        guard !line.text.allSatisfy(\.isWhitespace) else { return [] }
        withdrawQuestion()
        composer.replaceText("")
        let insertion =
            if case .pasted(let text) = line { composer.editor.insertPaste(text) } else {
                composer.editor.insert(line.text)
            }
        guard insertion.omittedBytes == 0 else {
            composer.replaceText("")
            say("Not sent: the line is longer than \(Composer.bytesMax.grouped) bytes.")
            noteFailure(.usage)
            return []
        }
        if insertion.removedControls > 0, lineMode?.isPersonal == true { sayRemoved(insertion.removedControls) }
        let place = shownRoom
        let effects = enter(line)
        guard question == nil, !composer.editor.isEmpty, lineMode?.isOver == false else { return effects }
        composer.replaceText("")
        keep(line, for: place, isWorthKeeping: isWaitingForServer)
        return effects
    }

    private mutating func enter(_ line: TypedLine) -> [Effect] {
        switch line {
        case .message(let text, let kind):
            return send(text, as: kind)
        case .pasted:
            return enter()
        case .line(let text):
            if lineMode?.isPersonal == true, text.trimmingSpaces().lowercased() == Self.again { return sendAgain() }
            // A guard against slips of the hand: a program has none.
            if lineMode?.isPersonal == false, text.first?.isWhitespace == true { return send(text, as: .text) }
            return enter()
        }
    }

    /// Whether what cannot be sent now may be sent in a while.
    private var isWaitingForServer: Bool {
        !isConnected || shownIndex.map { [.joining, .dropped].contains(rooms[$0].membership) } ?? false
    }

    // MARK: What could not be sent

    /// The command that sends what could not be sent.
    static let again = "/again"

    private mutating func sendAgain() -> [Effect] {
        composer.replaceText("")
        guard let lines = lineMode?.unsent.removeValue(forKey: shownRoom) else {
            say("Nothing waits here to be sent again.")
            return []
        }
        lineMode?.waiting.insert(contentsOf: lines, at: 0)
        return []
    }

    /// Keeps a line of a person for /again, or notes that a program's was not carried out.
    mutating func keep(_ line: TypedLine, for room: RoomKey?, isWorthKeeping: Bool = true) {
        guard lineMode?.isPersonal == true else {
            return noteFailure(isConnected ? (isWorthKeeping ? .refused : .usage) : .unreachable)
        }
        guard isWorthKeeping, !line.text.holdsOperatorSecret else { return }
        lineMode?.unsent[room, default: []].append(line)
        if let count = lineMode?.unsent[room]?.count, count > LineMode.unsentMax {
            lineMode?.unsent[room]?.removeFirst(count - LineMode.unsentMax)
        }
    }

    /// A refusal has put a text back into an input line that nobody sees.
    private mutating func keepWhatWasGivenBack() {
        guard question == nil else { return }
        for index in rooms.indices where !rooms[index].composer.editor.isEmpty {
            keep(.line(rooms[index].composer.editor.text), for: rooms[index].key)
            rooms[index].composer.replaceText("")
        }
        guard !roomlessComposer.editor.isEmpty else { return }
        keep(.line(roomlessComposer.editor.text), for: nil)
        roomlessComposer.replaceText("")
    }

    // MARK: Questions

    private mutating func answer(_ answer: Answer) -> [Effect] {
        guard let subject = question?.subject else { return [] }
        question = nil
        switch answer {
        case .yes:
            let line = TypedLine.message(composer.editor.text, .text)
            let place = shownRoom
            let effects = affirm(subject)
            guard !composer.editor.isEmpty else { return effects }
            composer.replaceText("")
            if subject == .sendLongPaste { keep(line, for: place, isWorthKeeping: isWaitingForServer) }
            return effects
        case .no:
            composer.replaceText("")
            if subject == .sendLongPaste { say("Nothing was sent.") }
            return []
        }
    }

    /// A line that is no answer goes on as if nothing had been asked.
    private mutating func withdrawQuestion() {
        if question?.subject == .sendLongPaste { say("What you pasted was not sent.") }
        question = nil
    }

    /// Tells where text goes, when that has changed and is not plain to see.
    private mutating func printRoomChange() {
        guard lineMode?.isChat == true, let index = shownIndex, shownRoom != lineMode?.toldRoom, !isEnteringRooms
        else { return }
        let isFirst = lineMode?.toldRoom == nil && rooms.count == 1
        lineMode?.toldRoom = shownRoom
        if !isFirst { say("What you type goes to \(rooms[index].title).") }
    }
}
