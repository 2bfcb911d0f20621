/// What a client sends, field by field in the order of PROTOCOL.md section 3.
extension JSONWriter {
    /// Returns a request as one object.
    static func bytes(of request: Request) -> [UInt8] {
        var json = JSONWriter()
        switch request.command {
        case .hello(let hello):
            json.begin(.hello, request.id)
            json.write(hello)
        case .join(let join):
            json.begin(.join, request.id)
            json.field(.room, join.room.wire)
            if let position = join.position { json.field(.pos, position) }
            json.field(.last, join.last.map { Int64($0) })
        case .direct(let nick):
            json.begin(.direct, request.id)
            json.field(.nick, nick.text)
        case .part(let room):
            json.begin(.part, request.id)
            json.field(.room, room.wire)
        case .send(let send):
            // The cid is the id; a second copy would only be ignored.
            json.begin(.send, nil)
            json.field(.room, send.room.wire)
            json.field(.cid, send.cid.text)
            json.field(.text, send.text)
            json.field(.kind, send.kind.rawValue)
        case .nick(let nick):
            json.begin(.nick, request.id)
            json.field(.value, nick.text)
        case .topic(let room, let text):
            json.begin(.topic, request.id)
            json.field(.value, text)
            json.field(.room, room.wire)
        case .rooms(let after):
            json.begin(.rooms, request.id)
            json.field(.after, after?.wire)
        case .who(let room, let after):
            json.begin(.who, request.id)
            json.field(.room, room.wire)
            json.field(.after, after?.text)
        case .history(let history):
            json.begin(.history, request.id)
            json.write(history)
        case .search(let search):
            json.begin(.search, request.id)
            json.field(.room, search.room?.wire)
            json.field(.q, search.words.text)
            if let position = search.before { json.field(.before, position) }
            json.field(.limit, Int64(search.limit))
        case .redact(let room, let position):
            json.begin(.redact, request.id)
            json.field(.room, room.wire)
            json.field(.epoch, position.epoch.text)
            json.field(.seq, position.seq)
        case .read(let room, let seq):
            json.begin(.read, request.id)
            json.field(.room, room.wire)
            json.field(.seq, seq)
        case .typing(let room, let isTyping):
            json.begin(.typing, request.id)
            json.field(.room, room.wire)
            json.field(.on, isTyping)
        case .oper(let secret):
            json.begin(.oper, request.id)
            json.field(.secret, secret)
        case .moderate(let wanted):
            json.begin(.mod, request.id)
            json.field(.room, wanted.room?.wire)
            json.field(.op, wanted.operation.rawValue)
            json.field(.target, wanted.target.text)
            json.field(.seconds, wanted.seconds)
            json.field(.reason, wanted.reason)
        case .ping:
            json.begin(.ping, request.id)
        case .bye:
            json.begin(.bye, request.id)
        }
        return json.finish()
    }

    private mutating func begin(_ type: RequestType, _ id: String?) {
        field(.t, type.rawValue)
        field(.id, id)
    }

    private mutating func write(_ hello: Hello) {
        object(.client) { client in
            client.field(.name, hello.clientName)
            client.field(.ver, hello.clientVersion)
        }
        list(.caps, hello.caps) { $0.text($1) }
        field(.nick, hello.nick?.text)
        field(.password, hello.password)
        guard let wanted = hello.resume else { return }
        object(.resume) { resume in
            resume.field(.session, wanted.session.text)
            resume.field(.token, wanted.token.text)
        }
    }

    private mutating func write(_ history: HistoryRequest) {
        field(.room, history.room.wire)
        switch history.anchor {
        case .before(let position): field(.before, position)
        case .after(let position): field(.after, position)
        case .around(let position): field(.around, position)
        }
        field(.limit, Int64(history.limit))
    }
}
