import ChatProtocol

/// Identifies an item of a room's timeline; greater means further down.
package typealias ItemID = Int

/// What was said and happened in a room, oldest first, bounded.
package struct Timeline: Equatable, Sendable {
    /// Items held a room for who has set nothing; what is older can be asked from the server.
    package static let itemsStandard = 10_000
    /// How many of the oldest items go at once, so that trimming a full room costs one move in many appends.
    package static let trimBatch = 500

    /// Items held.
    package var itemsMax = Timeline.itemsStandard {
        didSet { if items.count > itemsMax { trim() } }
    }
    /// The items, ids ascending.
    package private(set) var items: [TimelineItem] = []
    /// Our messages that are not known to be in the log, by the id that the answer will carry.
    private(set) var open: [MessageID: ItemID] = [:]
    private var clearedID: ItemID?
    /// A line about comings and goings up to here is closed: what happens next begins another.
    private var closedID: ItemID = 0
    /// Oldest items were trimmed since `takeTrimmed` was last asked.
    private var wasTrimmed = false
    private var nextID: ItemID = 1
    private var previousID: ItemID = 0

    /// Makes an empty timeline.
    package init() {}

    /// Returns the index of an item, or of the first one after it when it is gone; `items.count` past the end.
    package func index(of id: ItemID) -> Int {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The id of the newest item; 0 for an empty timeline.
    package var newestID: ItemID { items.last?.id ?? 0 }

    /// The index at which the view begins while it is at the newest line: below the last /clear.
    package var firstShownAtNewest: Int { clearedID.map { index(of: $0 + 1) } ?? 0 }

    /// The item of this id, while it is held.
    subscript(id: ItemID) -> TimelineItem? {
        let index = index(of: id)
        return index < items.count && items[index].id == id ? items[index] : nil
    }

    /// Adds an item at the end and trims the oldest in batches.
    @discardableResult
    mutating func append(_ content: TimelineItem.Content, time: Int64) -> ItemID {
        let id = nextID
        nextID += 1
        items.append(TimelineItem(id: id, time: time, content: content))
        if case .message(let entry) = content, entry.delivery.isOpen, let cid = entry.reference.cid {
            open[cid] = id
        }
        if content == .cleared { clearedID = id }
        if items.count > itemsMax { trim() }
        return id
    }

    /// Puts older items before the oldest, in order.
    mutating func prepend(_ contents: [(content: TimelineItem.Content, time: Int64)]) {
        let firstID = previousID - contents.count + 1
        previousID -= contents.count
        items.insert(
            contentsOf: contents.enumerated().map { offset, element in
                TimelineItem(id: firstID + offset, time: element.time, content: element.content)
            }, at: 0)
    }

    /// Leaves ids unused behind the newest item.
    mutating func reserve(_ count: ItemID) { nextID += count }

    /// Leaves ids unused before the oldest item.
    mutating func reserveBefore(_ count: ItemID) { previousID -= count }

    /// Puts other items, ids ascending, in the place of one.
    mutating func replaceItem(_ id: ItemID, by others: [TimelineItem]) {
        let index = index(of: id)
        guard index < items.count, items[index].id == id else { return }
        items.replaceSubrange(index...index, with: others)
    }

    /// Folds a coming, going or renaming into the line at the end, or begins such a line.
    mutating func fold(_ change: Activity.Change, time: Int64) {
        guard let last = items.last, case .activity(var activity) = last.content, !activity.isFull,
            last.id > closedID
        else {
            var activity = Activity()
            activity.fold(change)
            append(.activity(activity), time: time)
            return
        }
        activity.fold(change)
        if activity.isEmpty {
            items.removeLast()
        } else {
            items[items.count - 1].content = .activity(activity)
        }
    }

    /// Closes the line about comings and goings at the end.
    mutating func closeActivity() { closedID = newestID }

    /// Changes an item in place; nothing happens when it is gone.
    mutating func modify(_ id: ItemID, _ change: (inout TimelineItem.Content) -> Void) {
        let index = index(of: id)
        guard index < items.count, items[index].id == id else { return }
        change(&items[index].content)
    }

    /// Moves one of our open messages to another state.
    mutating func setDelivery(_ delivery: DeliveryState, of cid: MessageID) {
        guard let id = open[cid] else { return }
        modify(id) { content in
            guard case .message(var entry) = content else { return }
            entry.delivery = delivery
            content = .message(entry)
        }
        if !delivery.isOpen { open[cid] = nil }
    }

    /// Since when an item is on its way; `nil` for any other state.
    func sendingSince(_ id: ItemID) -> Duration? {
        guard case .message(let entry)? = self[id]?.content, case .sending(let since) = entry.delivery else {
            return nil
        }
        return since
    }

    /// Our messages that are not known to be in the log.
    var openEntries: [MessageEntry] {
        open.values.sorted().compactMap { id in
            if case .message(let entry)? = self[id]?.content { entry } else { nil }
        }
    }

    /// Whether a message of ours is on its way.
    var hasUnanswered: Bool {
        openEntries.contains { entry in
            switch entry.delivery {
            case .sending, .delayed: true
            case .delivered, .notConfirmed, .notSent, .written: false
            }
        }
    }

    /// Marks the messages whose answer takes long.
    mutating func markDelayed(at now: Duration) {
        for (cid, id) in open {
            if let since = sendingSince(id), now >= since + DeliveryState.delayedAfter {
                setDelivery(.delayed, of: cid)
            }
        }
    }

    /// Notes that the connection went: no answer comes to what is on its way.
    mutating func loseOpenMessages() {
        for (cid, id) in open {
            if case .message(let entry)? = self[id]?.content, entry.delivery != .notSent {
                setDelivery(.notConfirmed, of: cid)
            }
        }
    }

    /// Notes that what was said in an outage has arrived, and what is still not confirmed is not in it.
    ///
    /// Where nothing is missing and the session went on, that proves that it was not sent. Else nothing ever will.
    mutating func settleUnconfirmed(isProven: Bool) {
        for (cid, id) in open {
            guard case .message(var entry)? = self[id]?.content, entry.delivery == .notConfirmed,
                !entry.reference.isBeyondProof
            else { continue }
            if isProven {
                setDelivery(.notSent, of: cid)
            } else {
                entry.reference.isBeyondProof = true
                modify(id) { $0 = .message(entry) }
            }
        }
    }

    /// Finds an open message with exactly this text that may be sent again under its id.
    func resendable(_ text: String, kind: MessageEntry.Kind) -> MessageID? {
        open.filter { _, id in
            guard case .message(let entry)? = self[id]?.content else { return false }
            let isLost = entry.delivery == .notSent || entry.delivery == .notConfirmed
            return isLost && entry.kind == kind && entry.text == text
        }.max { $0.value < $1.value }?.key
    }

    /// Removes one of our open messages and returns it.
    mutating func remove(_ cid: MessageID) -> MessageEntry? {
        guard let id = open.removeValue(forKey: cid), let item = self[id], case .message(let entry) = item.content
        else { return nil }
        items.remove(at: index(of: id))
        return entry
    }

    /// Notes that one of our messages is in the log; returns whether it was open.
    ///
    /// It keeps its place unless something of the log already stands below it: order comes from `seq`.
    mutating func confirm(_ cid: MessageID, seq: Int64, time: Int64) -> Bool {
        guard let id = open.removeValue(forKey: cid), let item = self[id], case .message(var entry) = item.content
        else { return false }
        entry.delivery = .delivered
        entry.reference.seq = seq
        let index = index(of: id)
        if items[(index + 1)...].contains(where: { $0.logSequence != nil }) {
            items.remove(at: index)
            append(.message(entry), time: time)
        } else {
            items[index].content = .message(entry)
            items[index].time = time
        }
        return true
    }

    private mutating func trim() {
        let gone = items.prefix(max(Self.trimBatch, items.count - itemsMax))
        if let last = gone.last?.id { open = open.filter { $0.value > last } }
        items.removeFirst(gone.count)
        wasTrimmed = true
    }

    /// Who said what is held, each as often as they did.
    var authors: [People.Person] {
        items.compactMap { item in
            guard case .message(let entry) = item.content, let uid = entry.reference.uid,
                let nick = try? Nickname(entry.nick)
            else { return nil }
            return People.Person(uid: uid, nick: nick)
        }
    }

    /// The log that these lines were of is gone: their numbers are other messages' now, and what is missing stays so.
    mutating func leaveLog() {
        for index in items.indices {
            switch items[index].content {
            case .message(var entry) where entry.reference.seq != nil:
                entry.reference.seq = nil
                items[index].content = .message(entry)
            case .gap(var missing):
                missing.state = .gone
                items[index].content = .gap(missing)
            default: break
            }
        }
    }

    /// Returns whether oldest items were trimmed since the last call.
    mutating func takeTrimmed() -> Bool {
        defer { wasTrimmed = false }
        return wasTrimmed
    }
}

extension TimelineItem {
    /// Its number in the room's log; `nil` for what the log does not hold.
    var logSequence: Int64? {
        if case .message(let entry) = content { entry.reference.seq } else { nil }
    }
}
