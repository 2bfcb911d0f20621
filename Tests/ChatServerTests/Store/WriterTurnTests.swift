import Testing

@testable import ChatServer

/// Events go at once and take the sessions with them; sessions alone wait for one another.
@Suite struct WriterTurnTests {
    private enum Step: Equatable {
        case event, session, timer, finish, finishWithRest
        case over(WriterTurn.Rest)
    }

    private static let histories: [([Step], [WriterTurn.Action])] = [
        // One turn at a time; what comes meanwhile is taken by the next.
        ([.event, .event, .session, .over(.events), .over(.nothing)], [.write, .nothing, .nothing, .write, .nothing]),
        // A crowd comes in: one timer, one turn.
        (
            [.session, .session, .session, .timer, .over(.nothing)],
            [.startTimer, .nothing, .nothing, .write, .nothing]
        ),
        // Somebody speaks meanwhile: their session does not come later than what they have said.
        ([.session, .event, .over(.nothing)], [.startTimer, .write, .nothing]),
        // The timer of the sessions that went with the event has nothing more to do.
        ([.session, .event, .timer, .over(.nothing), .timer], [.startTimer, .write, .nothing, .nothing, .nothing]),
        // Sessions that came during a turn gather anew, and an earlier timer only makes them go earlier.
        (
            [.event, .session, .over(.sessions), .timer, .over(.nothing)],
            [.write, .nothing, .startTimer, .write, .nothing]
        ),
        // The end does not wait for the timer.
        ([.session, .finish, .timer, .over(.nothing)], [.startTimer, .write, .nothing, .nothing]),
        ([.finish], [.nothing]),
        // What could not be written is tried once more, and then left.
        ([.finishWithRest, .over(.nothing)], [.write, .nothing]),
        ([.event, .finishWithRest, .over(.nothing)], [.write, .nothing, .nothing]),
        ([.event, .finish, .over(.nothing)], [.write, .nothing, .nothing]),
    ]

    @Test(arguments: histories)
    private func `each step has its action`(steps: [Step], actions: [WriterTurn.Action]) {
        var turn = WriterTurn.idle
        let taken = steps.map { step in
            switch step {
            case .event: turn.eventsCame()
            case .session: turn.sessionCame()
            case .timer: turn.timerEnded()
            case .finish: turn.finish(isAnythingLeft: false)
            case .finishWithRest: turn.finish(isAnythingLeft: true)
            case .over(let rest): turn.ended(rest)
            }
        }
        #expect(taken == actions)
        #expect(turn == .idle)
    }
}
