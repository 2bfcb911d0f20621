import ChatProtocol
import WebSocketCore

/// The sessions in their grace, in the order of its end, so that nobody has to look at all of them for those that are over.
///
/// An entry stays when its session is taken up again or ends; the owner says which entries still hold.
struct GraceQueue: Sendable {
    /// A session's grace.
    struct Entry: Equatable, Sendable {
        let session: SessionID
        let end: Instant
    }

    /// Entries, those included that do not hold any more, before anything is tidied up: few enough to be no cost.
    private static let tidyFrom = 1_024

    private var entries: [Entry] = []
    /// Where the entries begin that were not found to be over.
    private var begin = 0
    private var tidyAt = tidyFrom

    /// The entries, with those that do not hold any more and were not tidied up yet.
    var count: Int { entries.count }

    /// Notes a grace; most end after all that are there.
    mutating func add(_ entry: Entry, holds: (Entry) -> Bool) {
        var place = entries.count
        while place > begin, entries[place - 1].end > entry.end { place -= 1 }
        entries.insert(entry, at: place)
        guard entries.count > tidyAt else { return }
        entries = entries[begin...].filter(holds)
        begin = 0
        // So that there are as many steps between two times as a time takes.
        tidyAt = 2 * entries.count + Self.tidyFrom
    }

    /// The grace that ends first.
    mutating func next(holds: (Entry) -> Bool) -> Entry? {
        while begin < entries.count {
            if holds(entries[begin]) { return entries[begin] }
            begin += 1
        }
        return nil
    }

    /// Takes out the sessions whose grace is over.
    mutating func takeEnded(by now: Instant, holds: (Entry) -> Bool) -> [SessionID] {
        var ended: [SessionID] = []
        while let next = next(holds: holds), next.end <= now {
            ended.append(next.session)
            begin += 1
        }
        return ended
    }

    /// The first grace of those that are meant.
    func first(where isMeant: (Entry) -> Bool) -> Entry? { entries[begin...].first(where: isMeant) }
}
