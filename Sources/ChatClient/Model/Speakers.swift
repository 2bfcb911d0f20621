import ChatProtocol

/// People in the order in which they last spoke in a room, or were spoken to: the latest first.
struct Speakers: Equatable, Sendable {
    /// People kept: more than completion ever shows.
    private static let peopleMax = 200
    private(set) var keys: [People.Person] = []

    mutating func note(_ person: People.Person) {
        keys.removeAll { $0.uid == person.uid }
        keys.insert(person, at: 0)
        if keys.count > Self.peopleMax { keys.removeLast() }
    }

    /// Somebody has another name.
    mutating func rename(_ uid: UserID, to nick: Nickname) {
        if let index = keys.firstIndex(where: { $0.uid == uid }) { keys[index].nick = nick }
    }
}
