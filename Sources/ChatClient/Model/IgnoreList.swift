import ChatProtocol

/// Whose lines are hidden: by name, and by the identities that had the name, so that a new name is no way around it.
package struct IgnoreList: Equatable, Sendable {
    /// The names, as they were given.
    private(set) var names: Set<Nickname> = []
    private var identities: [UserID: Nickname] = [:]

    /// Makes an empty list.
    package init() {}

    /// Whether nobody is ignored.
    var isEmpty: Bool { names.isEmpty }

    /// Hides who has this name; `people` are those whose identity is known.
    mutating func add(_ nick: Nickname, people: [People.Person]) {
        names.insert(nick)
        for person in people where person.nick == nick { identities[person.uid] = nick }
    }

    /// Shows who was hidden under this name.
    mutating func remove(_ nick: Nickname) {
        names.remove(nick)
        identities = identities.filter { $0.value != nick }
    }

    /// Notes the identity of somebody who speaks under a hidden name.
    mutating func meet(_ author: Author) {
        if names.contains(author.nick) { identities[author.uid] = author.nick }
    }

    /// Whether somebody is hidden, whatever their name is now.
    func contains(_ uid: UserID) -> Bool { identities[uid] != nil }
}
