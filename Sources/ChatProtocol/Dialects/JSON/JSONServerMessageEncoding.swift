/// What a server sends, field by field in the order of PROTOCOL.md section 4.
extension JSONWriter {
    /// Returns a message as one object.
    static func bytes(of message: ServerMessage) -> [UInt8] {
        var json = JSONWriter()
        switch message {
        case .welcome(let welcome): json.write(welcome)
        case .joined(let joined): json.write(joined)
        case .event(let event): json.write(event)
        case .ephemeral(let ephemeral): json.write(ephemeral)
        case .live(let room, let seq):
            json.begin(.live)
            json.field(.room, room.wire)
            json.field(.seq, seq)
        case .gap(let gap):
            json.begin(.gap)
            json.field(.room, gap.room.wire)
            json.field(.epoch, gap.epoch.text)
            json.range(gap.range)
        case .ok(let answer):
            json.begin(.ok, answer.re)
            json.field(.seq, answer.seq)
            if let time = answer.time { json.field(.ts, time) }
            json.field(.dup, answer.isDuplicate ? true : nil)
        case .error(let answer): json.write(answer)
        case .page(let page):
            json.begin(.page, page.re)
            json.list(.events, page.events) { json, event in json.element { $0.write(event) } }
            json.field(.more, page.more)
            json.field(.head, page.head)
            json.field(.reached, page.reached)
        case .who(let list):
            json.begin(.who, list.re)
            json.field(.room, list.room.wire)
            json.members(list.members)
            json.field(.more, list.more)
        case .rooms(let list): json.write(list)
        case .pong(let re, let time):
            json.begin(.pong, re)
            json.field(.ts, time)
        case .note(let note):
            json.begin(.note)
            json.field(.text, note.text)
            json.field(.code, note.code)
        case .closing(let closing):
            json.begin(.closing)
            json.field(.why, closing.why)
            json.field(.code, Int64(closing.code))
            json.milliseconds(.retryMilliseconds, closing.retryAfter)
        case .unknown(let type):
            json.field(.t, type)
        }
        return json.finish()
    }

    private mutating func begin(_ type: ServerMessageType, _ re: String? = nil) {
        field(.t, type.rawValue)
        field(.re, re)
    }

    private mutating func write(_ welcome: Welcome) {
        begin(.welcome, welcome.re)
        field(.session, welcome.session.text)
        field(.token, welcome.token.text)
        field(.uid, welcome.uid.text)
        field(.nick, welcome.nick.text)
        list(.caps, welcome.caps) { $0.text($1) }
        object(.limits) { limits in
            for (name, value) in LimitValues.wireFields { limits.field(name, Int64(welcome.limits[keyPath: value])) }
        }
        milliseconds(.pingMilliseconds, welcome.pingInterval)
        field(.resumed, welcome.resumed)
        list(.rooms, welcome.rooms) { $0.text($1.wire) }
        object(.server) { server in
            server.field(.name, welcome.serverName)
            server.field(.ver, welcome.serverVersion)
        }
    }

    private mutating func write(_ joined: Joined) {
        begin(.joined, joined.re)
        field(.room, joined.room.wire)
        field(.epoch, joined.epoch.text)
        field(.head, joined.head)
        field(.from, joined.from)
        field(.recovered, joined.recovered)
        if let gap = joined.gap { object(.gap) { $0.range(gap) } }
        field(.topic, joined.topic)
        if let peer = joined.peer { person(.peer, peer) }
        switch joined.people {
        case .members(let members): self.members(members)
        case .count(let count): field(.count, Int64(count))
        }
        field(.read, joined.read)
        field(.kept, joined.kept)
    }

    private mutating func write(_ event: RoomEvent) {
        begin(.ev)
        field(.room, event.room.wire)
        field(.seq, event.seq)
        field(.ts, event.time)
        switch event.body {
        case .message: field(.k, EventKind.msg.rawValue)
        case .topic: field(.k, EventKind.topic.rawValue)
        case .moderation: field(.k, EventKind.mod.rawValue)
        case .redaction: field(.k, EventKind.redact.rawValue)
        case .tombstone: field(.k, EventKind.tombstone.rawValue)
        case .unknown(let kind): field(.k, kind)
        }
        author(event.author)
        field(.cid, event.cid?.text)
        switch event.body {
        case .message(let text, let kind):
            field(.text, text)
            field(.kind, kind.rawValue)
        case .topic(let text): field(.value, text)
        case .moderation(let moderation): write(moderation)
        case .redaction(let seq): field(.of, seq)
        case .tombstone, .unknown: break
        }
    }

    private mutating func write(_ moderation: Moderation) {
        field(.op, moderation.operation.rawValue)
        person(.target, moderation.target)
        field(.seconds, moderation.seconds)
        field(.reason, moderation.reason)
    }

    private mutating func write(_ ephemeral: Ephemeral) {
        begin(.eph)
        field(.room, ephemeral.room?.wire)
        switch ephemeral.body {
        case .join(let author):
            field(.k, EphemeralKind.join.rawValue)
            self.author(author)
        case .leave(let author, let reason):
            field(.k, EphemeralKind.leave.rawValue)
            self.author(author)
            field(.reason, reason)
        case .nick(let author, let nick):
            field(.k, EphemeralKind.nick.rawValue)
            self.author(author)
            field(.nick, nick.text)
        case .count(let count):
            field(.k, EphemeralKind.count.rawValue)
            field(.count, Int64(count))
        case .typing(let author, let isTyping):
            field(.k, EphemeralKind.typing.rawValue)
            self.author(author)
            field(.on, isTyping)
        case .read(let author, let seq):
            field(.k, EphemeralKind.read.rawValue)
            self.author(author)
            field(.seq, seq)
        case .unknown(let kind):
            field(.k, kind)
        }
    }

    private mutating func write(_ answer: ErrorAnswer) {
        begin(.err, answer.re)
        field(.code, answer.code.rawValue)
        field(.msg, answer.message)
        field(.retry, answer.code.canRetry)
        milliseconds(.retryMilliseconds, answer.retryAfter)
        field(.room, answer.room?.wire)
    }

    private mutating func write(_ list: RoomList) {
        begin(.rooms, list.re)
        self.list(.rooms, list.rooms) { json, entry in
            json.element {
                $0.field(.room, entry.room.wire)
                $0.field(.count, Int64(entry.count))
                $0.field(.topic, entry.topic)
            }
        }
        field(.more, list.more)
    }

    private mutating func members(_ members: [Author]) {
        list(.members, members) { json, member in
            json.element {
                $0.field(.uid, member.uid.text)
                $0.field(.nick, member.nick.text)
            }
        }
    }

    /// Who somebody is, as an object of their own.
    private mutating func person(_ field: JSONField, _ person: Author) {
        object(field) { json in
            json.field(.uid, person.uid.text)
            json.field(.nick, person.nick.text)
        }
    }

    private mutating func author(_ author: Author) {
        field(.uid, author.uid.text)
        field(.by, author.nick.text)
    }

    private mutating func range(_ range: ClosedRange<Int64>) {
        field(.from, range.lowerBound)
        field(.to, range.upperBound)
    }
}
