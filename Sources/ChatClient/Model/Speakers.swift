import ChatProtocol

/// Who spoke in a room, the latest first, each under the name of that moment.
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
