package import ChatProtocol

/// A room as a value: who is in it, what it is about, and what it decides; its log is elsewhere.
package struct Room: Equatable, Sendable {
    /// The room's name, as the first one to enter spelled it.
    package let name: RoomName
    /// Whose conversation it is, if it is one of two people.
    package let conversation: DirectConversation?
    /// The topic; empty if there is none.
    package private(set) var topic: String
    /// The members' nicknames, those included whose connection has dropped and whose session goes on.
    package private(set) var members: [UserID: Nickname] = [:]
    /// What the two of a conversation were called last, for the time after one of them is gone.
    private var lastNicks: [UserID: Nickname] = [:]
    private var presence = Presence()

    /// Creates a room that nobody is in.
    package init(name: RoomName, topic: String = "") {
        self.name = name
        self.topic = topic
        conversation = DirectConversation(name)
    }

    /// Whether presence is told by a count only.
    package var isCounting: Bool { presence.isCounting }

    /// Who is present, as somebody who enters is told.
    package var people: Joined.People {
        presence.isCounting ? .count(members.count) : .members(list(after: nil).members)
    }

    /// Returns a page of the members by name, from the first one after `after`.
    package func list(after: Nickname?) -> (members: [Author], more: Bool) {
        let sorted = members.map { Author(uid: $0.key, nick: $0.value) }.sorted { $0.nick < $1.nick }
        let rest = sorted.drop { author in after.map { author.nick <= $0 } ?? false }
        return (Array(rest.prefix(ChatLimits.listEntries)), rest.count > ChatLimits.listEntries)
    }

    /// Decides on a command, changes the room accordingly, and returns what is to be done, in order.
    package mutating func apply(_ command: RoomCommand) -> [RoomEffect] {
        switch command {
        case .enter(let author, let position, let last):
            guard isOpen(to: author.uid) else { return [.refuse(.noSuchRoom)] }
            return enter(author) + [.admit(position: position, last: last)]
        case .open(let author):
            guard isOpen(to: author.uid) else { return [.refuse(.noSuchRoom)] }
            return enter(author) + [.admit(position: nil, last: nil)]
        case .restore(let author):
            guard isOpen(to: author.uid) else { return [] }
            _ = enter(author)
            return []
        case .read(let uid, let seq, let form):
            // Who has left meanwhile wants nothing any more.
            return members[uid] == nil ? [] : [.readOn(after: seq, as: form)]
        case .part(let uid):
            guard let nick = members.removeValue(forKey: uid) else { return [.refuse(.notMember)] }
            // Who leaves a conversation is brought back by the next message, so nobody has gone.
            guard !name.isDirect else { return [.dismiss] }
            return [.dismiss] + changed(.leave(Author(uid: uid, nick: nick), reason: nil))
        case .vanish(let uid, let reason):
            guard let nick = members.removeValue(forKey: uid) else { return [] }
            return changed(.leave(Author(uid: uid, nick: nick), reason: reason))
        case .rename(let uid, let nick):
            guard let old = members.updateValue(nick, forKey: uid) else {
                members[uid] = nil
                return []
            }
            remember(Author(uid: uid, nick: nick))
            return presence.isCounting ? [] : [.tell(.nick(Author(uid: uid, nick: old), nick))]
        case .say(let author, let cid, let text, let kind):
            return ifMember(author.uid) {
                .append(Draft(author: author, cid: cid, body: .message(text: text, kind: kind)))
            }
        case .setTopic(let author, let text):
            guard members[author.uid] != nil else { return [.refuse(.notMember)] }
            guard !name.isDirect else { return [.refuse(.badRequest, because: "A conversation of two has no topic.")] }
            topic = text
            return [.append(Draft(author: author, cid: nil, body: .topic(text)))]
        case .moderate(let author, let moderation, _):
            return ifMember(author.uid) {
                guard !name.isDirect else {
                    return .refuse(.badRequest, because: "What operators do is told in a room. Do it in one of yours.")
                }
                return .append(Draft(author: author, cid: nil, body: .moderation(moderation)))
            }
        case .typing(let author, let isTyping):
            // In a large room somebody always is.
            guard members[author.uid] != nil, !presence.isCounting else { return [] }
            return [.tellOthers(.typing(author, isTyping))]
        case .redact(let author, let position, let isOperator):
            return ifMember(author.uid) {
                .append(
                    Draft(author: author, cid: nil, body: .redaction(of: position.seq), isByOperator: isOperator))
            }
        case .who(let uid, let after): return ifMember(uid) { .list(after: after) }
        case .history(let uid, let range, let epoch, let limit):
            return ifMember(uid) { .page(range, epoch: epoch, limit: limit) }
        case .search(let uid, let request): return ifMember(uid) { .search(request) }
        // A matter of the room's home, which has the log.
        case .evict: return []
        }
    }

    /// Takes in an event that is in the log and was not decided on here.
    package mutating func learn(_ event: RoomEvent) {
        if case .topic(let text) = event.body { topic = text }
    }

    private func ifMember(_ uid: UserID, _ effect: () -> RoomEffect) -> [RoomEffect] {
        members[uid] == nil ? [.refuse(.notMember)] : [effect()]
    }

    private mutating func enter(_ author: Author) -> [RoomEffect] {
        remember(author)
        let known = members.updateValue(author.nick, forKey: author.uid)
        return known == nil && !name.isDirect ? changed(.join(author)) : []
    }

    // MARK: Conversations of two

    /// Whether somebody may enter at all: a conversation is of two, and everybody else is told that there is none.
    private func isOpen(to uid: UserID) -> Bool {
        !name.isDirect || conversation?.peer(of: uid) != nil
    }

    private mutating func remember(_ author: Author) {
        if name.isDirect { lastNicks[author.uid] = author.nick }
    }

    /// What one of the two was called last, as far as that was told here.
    package func nick(of uid: UserID) -> Nickname? { lastNicks[uid] }

    /// Who has to be brought in before a command is decided on: a conversation is told of by its first event at the
    /// latest, and who has left it is back with the next one.
    package func absentee(of command: RoomCommand) -> UserID? {
        guard let conversation else { return nil }
        let uid: UserID
        switch command {
        case .open(let author): uid = author.uid
        case .say(let author, _, _, _) where members[author.uid] != nil: uid = author.uid
        default: return nil
        }
        return conversation.peer(of: uid).flatMap { members[$0] == nil ? $0 : nil }
    }

    /// How those present learn of somebody's coming or going.
    private mutating func changed(_ body: Ephemeral.Body) -> [RoomEffect] {
        switch presence.changed(members: members.count) {
        case .each: [.tell(body)]
        case .count: [.recount]
        case .list: [.relist]
        }
    }
}
