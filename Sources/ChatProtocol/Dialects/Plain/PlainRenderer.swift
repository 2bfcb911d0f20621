/// Turns server messages into stamped lines.
struct PlainRenderer {
    let now: Timestamp
    let utcOffset: Duration
    let name: (RoomName) -> String

    func lines(for message: ServerMessage) -> String? {
        switch message {
        case .event(let event): return lines(for: [event])
        case .page(let page):
            return page.events.isEmpty ? told(Self.nothing(on: page)) : lines(for: page.events)
        case .ephemeral(let ephemeral): return presence(ephemeral)
        case .welcome(let welcome):
            return told("Welcome to \(welcome.serverName). You are \(welcome.nick). /help lists the commands.")
        case .joined(let joined): return entered(joined)
        case .gap(let gap):
            return stamped { lines in
                let missing = gap.range.upperBound - gap.range.lowerBound + 1
                lines.tell(gap.room, "Earlier messages no longer kept here: \(missing)")
            }
        case .who(let list):
            return stamped { $0.tell(list.room, Self.people(list.members) + (list.more ? ", and more" : "")) }
        case .rooms(let list): return rooms(list)
        case .error(let answer): return stamped { $0.refuse(Self.refusal(answer)) }
        case .note(let note): return told(note.text)
        case .closing(let closing): return stamped { $0.refuse(closing.why) }
        case .live, .ok, .pong, .unknown: return nil
        }
    }

    func help() -> String {
        let usages = PlainVerb.allCases.map(\.usage)
        let width = usages.map(\.count).max() ?? 0
        var lines = zip(PlainVerb.allCases, usages).map { verb, usage in
            usage + String(repeating: " ", count: width - usage.count) + "  " + verb.summary
        }
        lines.append("Anything else is said in your room; begin with // to say a line that begins with /.")
        return told(lines.joined(separator: "\n")) ?? ""
    }

    // MARK: Events

    private func lines(for events: [RoomEvent]) -> String? {
        let texts = events.compactMap { event in
            var lines = StampedLines(at: event.time, utcOffset: utcOffset, name: name)
            Self.add(event, to: &lines)
            return lines.text
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    private static func add(_ event: RoomEvent, to lines: inout StampedLines) {
        let nick = event.author.nick
        switch event.body {
        case .message(let text, .text): lines.say(event.room, text, by: "<\(nick)>")
        case .message(let text, .notice): lines.say(event.room, text, by: "-\(nick)-")
        // Not `* mina waves`: with /me anybody could write what only the server may say, such as a change of topic.
        case .message(let text, .action): lines.say(event.room, text, by: "<\(nick)> *")
        case .topic(""): lines.tell(event.room, "\(nick) cleared the topic")
        case .topic(let topic): lines.tell(event.room, "\(nick) set the topic: \(topic)")
        case .moderation(let moderation): lines.tell(event.room, moderation.sentence(by: nick))
        // It may have been an operator; which message it was says no number that a person sees.
        case .redaction: lines.tell(event.room, "\(nick) removed a message")
        case .tombstone: lines.tell(event.room, "a message of \(nick) was removed")
        case .unknown: break
        }
    }

    private func presence(_ ephemeral: Ephemeral) -> String? {
        guard let room = ephemeral.room else {
            guard case .nick(_, let nick) = ephemeral.body else { return nil }
            return told("You are now \(nick).")
        }
        return stamped { lines in
            switch ephemeral.body {
            case .join(let author): lines.tell(room, "\(author.nick) joined")
            case .leave(let author, nil): lines.tell(room, "\(author.nick) left")
            case .leave(let author, let reason?): lines.tell(room, "\(author.nick) left: \(reason)")
            case .nick(let author, let nick): lines.tell(room, "\(author.nick) is now \(nick)")
            // A count comes as often as once a second; /names answers who wants to know.
            case .count, .typing, .read, .unknown: break
            }
        }
    }

    // MARK: Answers

    private func entered(_ joined: Joined) -> String? {
        stamped { lines in
            if let peer = joined.peer {
                return lines.tell(
                    joined.room, "This is between you and \(peer.nick). /msg \(peer.nick) TEXT says something here.")
            }
            switch joined.people {
            case .members(let members): lines.tell(joined.room, "You are here. \(Self.people(members))")
            case .count(let count): lines.tell(joined.room, "You are here. \(Self.count(count, "person", "people"))")
            }
            if !joined.topic.isEmpty { lines.tell(joined.room, "Topic: \(joined.topic)") }
        }
    }

    private static func nothing(on page: Page) -> String {
        guard let search = page.search else { return "There are no earlier messages." }
        let place = search.room.map(\.wire) ?? "your rooms"
        return "Nothing about \"\(search.words.text)\" in \(page.more ? "the newest messages of \(place)" : place)."
    }

    private func rooms(_ list: RoomList) -> String? {
        guard !list.rooms.isEmpty else { return told("No rooms yet. /join lobby makes the first one.") }
        return stamped { lines in
            for entry in list.rooms {
                let topic = entry.topic.isEmpty ? "" : ": \(entry.topic)"
                lines.tell("\(entry.room) \(Self.count(entry.count, "person", "people"))\(topic)")
            }
            if list.more { lines.tell("and more") }
        }
    }

    private static func people(_ members: [Author]) -> String {
        let names = members.map(\.nick).sorted().map(\.text).joined(separator: ", ")
        return "\(count(members.count, "person", "people")): \(names)"
    }

    private static func refusal(_ answer: ErrorAnswer) -> String {
        guard let wait = answer.retryAfter else { return answer.message }
        let parts = wait.components
        let seconds = max(1, parts.attoseconds > 0 ? parts.seconds + 1 : parts.seconds)
        return answer.code == .rateLimited ? "rate limited, wait \(seconds) s" : "\(answer.message) Wait \(seconds) s."
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        count == 1 ? "1 \(one)" : "\(count) \(many)"
    }

    // MARK: Lines

    private func told(_ text: String) -> String? {
        stamped { $0.tell(text) }
    }

    private func stamped(_ write: (inout StampedLines) -> Void) -> String? {
        var lines = StampedLines(at: now, utcOffset: utcOffset, name: name)
        write(&lines)
        return lines.text
    }
}
