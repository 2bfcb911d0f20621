import ChatProtocol

/// Who is typing in a room, as far as they have said so lately.
package struct Typists: Equatable, Sendable {
    /// How long a notice counts: twice the pause between two of them, so that one lost changes nothing.
    static let shownFor: Duration = .seconds(6)
    /// People remembered: more than are ever named.
    static let peopleMax = 16

    /// Somebody who is typing.
    struct Typist: Equatable, Sendable {
        var author: Author
        /// The monotonic moment at which the notice no longer counts.
        var until: Duration
    }

    /// Who began first comes first.
    private(set) var list: [Typist] = []

    /// Makes an empty list.
    package init() {}

    /// Notes that somebody types or has stopped.
    mutating func note(_ author: Author, _ isTyping: Bool, at now: Duration) {
        let index = list.firstIndex { $0.author.uid == author.uid }
        switch (isTyping, index) {
        case (true, let index?): list[index] = Typist(author: author, until: now + Self.shownFor)
        case (true, nil):
            if list.count < Self.peopleMax { list.append(Typist(author: author, until: now + Self.shownFor)) }
        case (false, let index?): list.remove(at: index)
        case (false, nil): break
        }
    }

    /// Forgets somebody who has said what they typed, or has gone.
    mutating func forget(_ uid: UserID) { list.removeAll { $0.author.uid == uid } }

    /// Forgets who has said nothing for too long.
    mutating func expire(at now: Duration) {
        if list.contains(where: { $0.until <= now }) { list.removeAll { $0.until <= now } }
    }

    /// The moment at which the next one is forgotten.
    var nextExpiry: Duration? { list.map(\.until).min() }

    /// As in `bob and erin are typing`; `nil` when nobody is.
    package var sentence: String? {
        switch list.count {
        case 0: nil
        case 1: "\(list[0].author.nick) is typing"
        case 2: "\(list[0].author.nick) and \(list[1].author.nick) are typing"
        default: "\(list.count) people are typing"
        }
    }
}
