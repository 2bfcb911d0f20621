import ChatProtocol

/// When plain mode ends, and with what status.
extension Model {
    /// How long the program waits after the last line for the server's answers, as long as none comes.
    static let answerTime: Duration = .seconds(30)

    /// What the program waits for, in numbers that change as it goes on.
    private var unfinished: LineMode.Progress.Work {
        LineMode.Progress.Work(
            lines: lineMode?.waiting.count ?? 0, requests: session.pending.count,
            messages: rooms.reduce(session.unwritten.count) { $0 + $1.timeline.open.count },
            isConnected: isConnected)
    }

    /// Notes that a program's line was not carried out; the first reason becomes the exit status.
    mutating func noteFailure(_ status: ExitStatus) {
        if lineMode?.isPersonal == false, lineMode?.failure == nil { lineMode?.failure = status }
    }

    /// Notes that a request was refused; one that is made again by itself is no failure yet.
    mutating func noteFailure(of request: PendingRequest?, _ error: ErrorAnswer) {
        switch request {
        case .hello, nil: break
        case .join where error.code.canRetry: break
        default: noteFailure(.refused)
        }
    }

    /// Ends the program with a sentence on standard error.
    mutating func end(_ status: ExitStatus, _ sentence: String? = nil) -> [Effect] {
        guard lineMode?.isOver == false else { return [] }
        return quit(status, message: sentence.map { LineText.notice($0).text })
    }

    /// Ends the program when what it was started for is done, or can no longer be.
    mutating func endIfDone() -> [Effect] {
        guard let mode = lineMode, !mode.isOver else { return [] }
        switch mode.purpose {
        case .tail: return []
        case .send:
            if mode.hasAsked, !isAwaitingAnswer, mode.heldBack == nil { return end(.success) }
        case .rooms:
            if mode.hasAsked, overlay == nil { return end(.success) }
        case .chat(let typist):
            guard mode.isAtEnd else { return [] }
            if let effects = endOfInput(typist, mode) { return effects }
        }
        return endIfStalled()
    }

    /// No more lines come: the program leaves once those that came are in the log.
    private mutating func endOfInput(_ typist: LineMode.Typist, _ mode: LineMode) -> [Effect]? {
        let isDone =
            mode.waiting.isEmpty && mode.heldBack == nil && !isAwaitingAnswer && session.pingAsked == nil
            && session.savingSettings == nil
        switch connection.state {
        case .connected:
            let hasAnswers = !session.pending.values.contains { isUnanswered($0.request) } && !isEnteringRooms
            return isDone && (typist == .person || hasAnswers) ? end(mode.failure ?? .success) : nil
        case .connecting:
            return typist == .person ? end(.success) : nil
        case .waiting, .returning, .disconnected, .ended:
            if typist == .person { return end(.success) }
            if isDone, mode.failure == nil, rooms.allSatisfy(\.timeline.openEntries.isEmpty) { return end(.success) }
            return end(mode.failure ?? mode.lossStatus, "The connection was lost. Not everything was sent.")
        }
    }

    private mutating func endIfStalled() -> [Effect] {
        let work = unfinished
        guard let progress = lineMode?.progress, progress.work == work else {
            lineMode?.progress = LineMode.Progress(at: now.monotonic, work: work)
            return []
        }
        guard let deadline = stallDeadline, now.monotonic >= deadline else { return [] }
        return end(.unreachable, "The server does not answer. Not everything was sent.")
    }

    private var stallDeadline: Duration? {
        lineMode?.progress.map { max($0.at, lineMode?.heldBack?.due ?? .zero) + Self.answerTime }
    }

    /// When plain mode wants a tick at the latest.
    var lineDeadline: Duration? {
        guard let mode = lineMode, !mode.isOver else { return nil }
        return [mode.printed.values.compactMap(\.nextDeadline).min(), heldBackDeadline, stallDeadline]
            .compactMap(\.self).min()
    }

    // MARK: The connection

    /// The first attempt came to nothing: there is no form to mend the address in.
    mutating func endUnreachable(_ sentence: String) -> [Effect]? {
        guard let mode = lineMode, me == nil, rooms.isEmpty else { return nil }
        return end(mode.lossStatus, sentence)
    }

    /// The server does not welcome us.
    mutating func endUnwelcome(_ error: ErrorAnswer) -> [Effect] {
        switch error.code {
        case .nickInUse: end(.refused, "The name \(wantedNick) is in use. Choose another one with -n.")
        case .authRequired:
            end(.refused, "This server needs a password. Write it into a file and name that with --password-file.")
        default: end(.refused, error.message)
        }
    }

    /// The connection is gone: what had one thing to do ends.
    mutating func endLost(_ cause: String) -> [Effect] {
        switch lineMode?.purpose {
        case .send:
            let fate = lineMode?.hasAsked == true ? "whether the message arrived is not known" : "nothing was sent"
            return end(.unreachable, "The connection was lost (\(cause)): \(fate).")
        case .rooms: return end(.unreachable, "The connection was lost: \(cause).")
        case .chat, .tail, nil: return []
        }
    }

    /// The server wants us gone: only a person can do something about that.
    mutating func endRefused(_ sentence: String) -> [Effect]? {
        guard let mode = lineMode, !mode.isPersonal else { return nil }
        let reason =
            sentence.hasSuffix(Connection.returnHint) ? sentence.dropLast(Connection.returnHint.count) : sentence[...]
        return end(mode.failure ?? mode.lossStatus, String(reason))
    }
}

extension LineMode {
    /// What the program waits for, and when that last changed.
    struct Progress: Equatable, Sendable {
        struct Work: Equatable, Sendable {
            let lines: Int
            let requests: Int
            let messages: Int
            let isConnected: Bool
        }

        let at: Duration
        let work: Work
    }
}
