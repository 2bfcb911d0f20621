/// How much a run has tried: what was never tried is not shown to work.
struct Counts: Equatable, CustomStringConvertible {
    /// Events read.
    var events = 0
    /// Own messages that came back.
    var acknowledged = 0
    /// Messages sent once more.
    var retries = 0
    /// Retries that were in the log already.
    var duplicates = 0
    /// Requests refused because the log could not be used.
    var refused = 0
    /// Sessions taken up again.
    var resumed = 0
    /// Gaps told of.
    var gaps = 0
    /// Lives of the server after the first.
    var restarts = 0
    /// Readers that fell behind.
    var fellBehind = 0

    static func + (left: Counts, right: Counts) -> Counts {
        Counts(
            events: left.events + right.events, acknowledged: left.acknowledged + right.acknowledged,
            retries: left.retries + right.retries, duplicates: left.duplicates + right.duplicates,
            refused: left.refused + right.refused, resumed: left.resumed + right.resumed,
            gaps: left.gaps + right.gaps, restarts: left.restarts + right.restarts,
            fellBehind: left.fellBehind + right.fellBehind)
    }

    var description: String {
        """
        \(events) events read, \(acknowledged) own messages came back, \(retries) retries, \(duplicates) of them \
        answered dup, \(refused) refusals, \(resumed) sessions resumed, \(gaps) gaps, \(restarts) restarts, \
        \(fellBehind) readers fell behind
        """
    }
}
