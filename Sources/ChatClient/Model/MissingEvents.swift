package import ChatProtocol

/// Events of a room's log that this program does not have, in the middle of what it has.
package struct MissingEvents: Equatable, Sendable {
    /// How far they are from being here.
    package enum State: Equatable, Sendable {
        /// The server can be asked for them.
        case loadable
        /// A part of them was asked for.
        case asking
        /// The server no longer keeps them, or the log that held them is gone.
        case gone
    }

    /// Which part of them is asked for first.
    package enum Side: Equatable, Sendable {
        /// The oldest, for who reads downwards.
        case oldest
        /// The newest, for who reads upwards.
        case newest
    }

    /// The life of the log that their numbers are of.
    package let epoch: Epoch
    /// Their numbers.
    package var range: ClosedRange<Int64>
    /// How far they are from being here.
    package var state: State

    /// Makes a gap.
    package init(epoch: Epoch, range: ClosedRange<Int64>, state: State = .loadable) {
        self.epoch = epoch
        self.range = range
        self.state = state
    }

    /// How many events are missing.
    package var count: Int64 { range.upperBound - range.lowerBound + 1 }

    /// Where the server finds the page that is wanted from one side.
    func anchor(from side: Side) -> HistoryRequest.Anchor {
        switch side {
        case .oldest: .after(Position(epoch: epoch, seq: range.lowerBound - 1))
        case .newest: .before(Position(epoch: epoch, seq: range.upperBound + 1))
        }
    }

    /// What is still missing once events up to `reached` have come from one side; `nil` when nothing is.
    func rest(after reached: Int64, from side: Side) -> MissingEvents? {
        var rest = self
        rest.state = .loadable
        switch side {
        case .oldest:
            guard reached < range.upperBound else { return nil }
            rest.range = max(reached + 1, range.lowerBound)...range.upperBound
        case .newest:
            guard reached > range.lowerBound else { return nil }
            rest.range = range.lowerBound...min(reached - 1, range.upperBound)
        }
        return rest
    }
}
