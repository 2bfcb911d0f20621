import ChatProtocol

extension Model {
    /// Applies a change of who is present; joins, leaves and renamings fold into one line until somebody speaks.
    mutating func receive(_ ephemeral: Ephemeral) {
        guard let room = ephemeral.room else { return receiveOwn(ephemeral.body) }
        guard let index = index(of: room) else { return }
        switch ephemeral.body {
        case .join(let author):
            guard author.uid != me?.uid, rooms[index].people.add(author) else { return }
            rooms[index].timeline.fold(.join(author.nick.text), time: now.wallClock)
        case .leave(let author, _):
            rooms[index].typing.forget(author.uid)
            guard rooms[index].people.remove(author.uid) else { return }
            rooms[index].timeline.fold(.leave(author.nick.text), time: now.wallClock)
        case .nick(let author, let new):
            if author.uid == me?.uid { takeNick(new) }
            rooms[index].people.rename(author.uid, to: new)
            rooms[index].memory.speakers.rename(author.uid, to: new)
            renamePeer(author.uid, to: new)
            rooms[index].timeline.fold(.rename(from: author.nick.text, to: new.text), time: now.wallClock)
        case .count(let count):
            rooms[index].people = People(count: count)
        case .typing(let author, let isTyping):
            if settings.rooms.typing.shows, author.uid != me?.uid, !ignored.contains(author.uid) {
                rooms[index].typing.note(author, isTyping, at: now.monotonic)
            }
        case .read, .unknown:
            break
        }
    }

    /// Applies what only we are told: our new name, which a large room tells nobody and no room cannot tell.
    private mutating func receiveOwn(_ body: Ephemeral.Body) {
        guard case .nick(let author, let new) = body, author.uid == me?.uid else { return }
        takeNick(new)
        // A room that tells of each shows it as a line of its own.
        let isShown = lineMode == nil && shownIndex.map { rooms[$0].people.list != nil } ?? false
        if !isShown { hint("You are now \(new).") }
    }

    private mutating func takeNick(_ nick: Nickname) {
        me?.nick = nick
        wantedNick = nick.text
    }
}

extension People {
    /// Adds a person in alphabetical order; returns whether they are new here.
    mutating func add(_ author: Author) -> Bool {
        guard var list else {
            count += 1
            return true
        }
        if list.contains(where: { $0.uid == author.uid }) { return false }
        guard list.count < NamesOverlay.namesMax else {
            // More than a server of ours holds are only counted.
            self.list = nil
            count += 1
            return true
        }
        let index = list.firstIndex { author.nick < $0.nick } ?? list.endIndex
        list.insert(Person(uid: author.uid, nick: author.nick), at: index)
        self.list = list
        count = list.count
        return true
    }

    /// Takes a person out; returns whether they were here, as far as that is known.
    mutating func remove(_ uid: UserID) -> Bool {
        guard var list else {
            count = max(0, count - 1)
            return true
        }
        guard let index = list.firstIndex(where: { $0.uid == uid }) else { return false }
        list.remove(at: index)
        self.list = list
        count = list.count
        return true
    }

    /// Gives a person another name and place.
    mutating func rename(_ uid: UserID, to nick: Nickname) {
        guard var list, let index = list.firstIndex(where: { $0.uid == uid }) else { return }
        list[index].nick = nick
        list.sort { $0.nick < $1.nick }
        self.list = list
    }
}
