import ChatProtocol

/// How a room tells who is present: each change, or in a large room only a count.
///
/// A thousand people who return at once cost a thousand lines then and not a million. The two bounds differ so that a
/// room at the limit doesn't change its ways with every step.
struct Presence: Equatable, Sendable {
    /// How those present learn of one change.
    enum Announcement: Equatable, Sendable {
        /// By the change itself.
        case each
        /// By a count.
        case count
        /// By a fresh list: the room has become small enough to tell of each again.
        case list
    }

    /// Members below which a room that counts tells of each again.
    static let membersBackBelow = 80
    /// How long at least lies between two counts.
    static let countInterval: Duration = .seconds(1)

    private(set) var isCounting = false

    /// Takes note of a change that has left so many members.
    mutating func changed(members: Int) -> Announcement {
        if isCounting, members < Self.membersBackBelow {
            isCounting = false
            return .list
        }
        if members > ChatLimits.presenceMembers { isCounting = true }
        return isCounting ? .count : .each
    }
}
