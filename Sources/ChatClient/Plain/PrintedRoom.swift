/// What was printed of a room, so that everything is printed once, when nothing of it can change any more.
///
/// A message of ours is printed once it is in the log, and a line about comings and goings once the next item or a
/// quiet time closes it. An outage is printed when it begins and when it ends, a gap when it is found, and what was
/// missing when it has come.
struct PrintedRoom: Equatable, Sendable {
    /// Something to print, in order.
    enum Output: Equatable, Sendable {
        case item(TimelineItem)
        /// A message of ours whose fate is not known, or known to be bad.
        case unconfirmed(MessageEntry)
        case loss(Outage)
        case recovery(Outage)
        /// What follows, up to the end, was said before what was printed.
        case earlier
        case endOfEarlier
    }

    /// How long comings and goings gather into one line when nobody speaks.
    static let quietTime: Duration = .seconds(5)

    /// Items up to here were printed, or wait in one of the others.
    private var newest: ItemID = 0
    /// The first item that was printed; what is before it was loaded later.
    private var oldest: ItemID = 1
    /// Messages of ours that are not settled, with what was said of them.
    private var open: [ItemID: DeliveryState] = [:]
    /// The ids that stand for what is missing.
    private var gaps: [Range<ItemID>] = []
    /// The outage that is not over.
    private var outage: ItemID?
    /// The line about comings and goings at the end, and since when it is what it is.
    private var gathering: Gathering?

    private struct Gathering: Equatable, Sendable {
        let item: TimelineItem
        let since: Duration
    }

    /// When the line about comings and goings at the end is closed by the quiet.
    var nextDeadline: Duration? { gathering.map { $0.since + Self.quietTime } }

    /// Takes what can be printed now; closes the activity at the end of the room when its time has come.
    mutating func takeSettled(of room: inout RoomState, hiding hidden: HiddenItems, at now: Duration) -> [Output] {
        var outputs = takeEarlier(of: room.timeline) + takeFilled(of: room.timeline)
        outputs += takeOpen(of: room.timeline)
        if let outage, let recovery = takeRecovery(outage, of: room) { outputs.append(recovery) }
        let items = room.timeline.items
        for item in items[room.timeline.index(of: newest + 1)...] {
            let isLast = item.id == items.last?.id
            if case .activity = item.content, isLast, !isQuiet(item, at: now) { break }
            newest = item.id
            outputs += take(item)
        }
        if let last = gathering?.item.id, last <= newest || items.last?.id != last { gathering = nil }
        if newest == items.last?.id { room.timeline.closeActivity() }
        return outputs.filter { output in
            if case .item(let item) = output { !hidden.contains(item) } else { true }
        }
    }

    /// Whether nothing was added to the activity at the end for a while.
    private mutating func isQuiet(_ item: TimelineItem, at now: Duration) -> Bool {
        if let gathering, gathering.item == item { return now >= gathering.since + Self.quietTime }
        gathering = Gathering(item: item, since: now)
        return false
    }

    private mutating func take(_ item: TimelineItem) -> [Output] {
        switch item.content {
        case .message(let entry):
            switch entry.delivery {
            case .delivered, .written: return [.item(item)]
            case .sending, .delayed:
                open[item.id] = .delayed
                return []
            case .notConfirmed, .notSent:
                // A line to a server that confirms nothing has no id and stays as it is.
                if entry.reference.cid != nil { open[item.id] = entry.delivery }
                return [.unconfirmed(entry)]
            }
        case .outage(let lost):
            outage = item.id
            return [.loss(lost)]
        case .gap(let missing):
            note(missing, at: item.id)
            return [.item(item)]
        case .cleared: return []
        case .activity, .topic, .link, .notice: return [.item(item)]
        }
    }

    /// Messages of ours that were open: in the log now, or not.
    private mutating func takeOpen(of timeline: Timeline) -> [Output] {
        var outputs: [Output] = []
        for (id, told) in open.sorted(by: { $0.key < $1.key }) {
            guard let item = timeline[id], case .message(let entry) = item.content else {
                // It stands further down, or was given back.
                open[id] = nil
                continue
            }
            switch entry.delivery {
            case .delivered, .written:
                open[id] = nil
                outputs.append(.item(item))
            case .sending, .delayed:
                break
            case .notConfirmed, .notSent:
                guard entry.delivery != told else { break }
                open[id] = entry.delivery
                outputs.append(.unconfirmed(entry))
            }
        }
        return outputs
    }

    private mutating func takeRecovery(_ id: ItemID, of room: RoomState) -> Output? {
        guard let item = room.timeline[id], case .outage(let lost) = item.content else {
            outage = nil
            return nil
        }
        // What is being fetched is counted until the room is live.
        guard lost.recovery != nil, room.memory.outage == nil else { return nil }
        outage = nil
        return .recovery(lost)
    }

    /// A page of history that was put before everything.
    private mutating func takeEarlier(of timeline: Timeline) -> [Output] {
        guard let first = timeline.items.first?.id, first < oldest else { return [] }
        let items = timeline.items[..<timeline.index(of: oldest)]
        oldest = first
        return [.earlier] + items.flatMap { take($0) } + [.endOfEarlier]
    }

    /// What came into gaps.
    private mutating func takeFilled(of timeline: Timeline) -> [Output] {
        let before = gaps
        gaps = []
        return before.flatMap { range in
            let items = timeline.items[timeline.index(of: range.lowerBound)..<timeline.index(of: range.upperBound)]
            var filled: [Output] = []
            var rest: [Output] = []
            for item in items {
                guard case .gap(let missing) = item.content else {
                    filled.append(.item(item))
                    continue
                }
                note(missing, at: item.id)
                if missing.state == .gone { rest.append(.item(item)) }
            }
            return (filled.isEmpty ? [] : [.earlier] + filled + [.endOfEarlier]) + rest
        }
    }

    private mutating func note(_ missing: MissingEvents, at id: ItemID) {
        if missing.state != .gone { gaps.append(id..<id + ItemID(missing.count)) }
    }
}
