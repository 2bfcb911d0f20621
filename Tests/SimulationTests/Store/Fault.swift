/// What a disk does at one of its writes.
enum Fault: CaseIterable, Hashable {
    /// It refuses that write and does all others.
    case refuse
    /// It refuses that write and all after it for some seconds, and can't be read either.
    case refuseForAWhile
    /// It does the write and reports that it has failed, and can't be read at that moment.
    case doneAndReportedFailed
    /// The server is killed before the write has happened.
    case killBefore
    /// The server is killed in the middle of the write.
    case killTorn
    /// The server is killed when the write has happened and nobody has heard of it.
    case killAfter
    /// The machine stops, and takes with it the writes that were not on the disk yet.
    case powerCut
}

extension Fault {
    /// How long a disk refuses everything, where it does so for a while.
    static let trouble: Duration = .seconds(4)
}
