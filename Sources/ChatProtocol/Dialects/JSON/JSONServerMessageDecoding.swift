import FoundationEssentials

/// A server's message read from an object.
struct JSONServerMessage: Decodable {
    let message: ServerMessage

    init(from decoder: any Decoder) throws {
        let object = try JSONObject(from: decoder)
        let type = try object.text(.t)
        message =
            if let known = ServerMessageType(rawValue: type) {
                try Self.message(known, object)
            } else {
                .unknown(type: type)
            }
    }

    private static func message(
        _ type: ServerMessageType, _ object: JSONObject
    ) throws(JSONFault) -> ServerMessage {
        switch type {
        case .welcome: .welcome(try welcome(object))
        case .joined: .joined(try joined(object))
        case .ev: .event(try event(object))
        case .eph: .ephemeral(Ephemeral(room: try object.optionalRoom(), body: try ephemeralBody(object)))
        case .live: .live(try object.room(), seq: try object.integer(.seq))
        case .gap:
            .gap(
                Gap(
                    room: try object.room(), epoch: try object.identifier(.epoch, Epoch.init), range: try object.range()
                ))
        case .ok: .ok(try acknowledgement(object))
        case .err: .error(try errorAnswer(object))
        case .page: .page(try page(object))
        case .who:
            .who(
                WhoList(
                    re: try object.optionalText(.re), room: try object.room(), members: try members(object),
                    more: try object.optionalBool(.more) ?? false))
        case .rooms: .rooms(try roomList(object))
        case .pong: .pong(re: try object.optionalText(.re), time: try object.time())
        case .note: .note(Note(text: try object.text(.text), code: try object.optionalText(.code)))
        case .closing: .closing(try closing(object))
        }
    }

    private static func welcome(_ object: JSONObject) throws(JSONFault) -> Welcome {
        let server = try object.present(object.optionalObject(.server), .server)
        var welcome = Welcome(
            re: try object.optionalText(.re),
            session: try object.identifier(.session, SessionID.init),
            token: try object.identifier(.token, SessionToken.init),
            uid: try object.identifier(.uid, UserID.init),
            nick: try object.nick(.nick),
            serverName: try server.text(.name),
            serverVersion: try server.text(.ver))
        welcome.caps = try object.texts(.caps, countMax: .max, bytesMax: .max)
        if let limits = try object.optionalObject(.limits) { welcome.limits = try LimitValues(from: limits) }
        if let interval = try object.optionalMilliseconds(.pingMilliseconds) { welcome.pingInterval = interval }
        welcome.resumed = try object.optionalBool(.resumed) ?? false
        for text in try object.texts(.rooms, countMax: .max, bytesMax: .max) {
            do throws(NameError) {
                welcome.rooms.append(try RoomName(text))
            } catch {
                throw .rejected(.roomInvalid, sentence: error.sentence)
            }
        }
        return welcome
    }

    private static func joined(_ object: JSONObject) throws(JSONFault) -> Joined {
        let people: Joined.People =
            if let count = try object.optionalInteger(.count) { .count(Int(count)) } else {
                .members(try members(object))
            }
        return Joined(
            re: try object.optionalText(.re),
            room: try object.room(),
            epoch: try object.identifier(.epoch, Epoch.init),
            head: try object.integer(.head),
            from: try object.integer(.from),
            recovered: try object.optionalBool(.recovered),
            gap: try object.optionalObject(.gap)?.range(),
            topic: try object.optionalText(.topic) ?? "",
            peer: try object.optionalObject(.peer)?.author(nickField: .nick),
            people: people,
            read: try object.optionalInteger(.read),
            kept: try object.optionalText(.kept) ?? "")
    }

    private static func event(_ object: JSONObject) throws(JSONFault) -> RoomEvent {
        let kind = try object.text(.k)
        let body: RoomEvent.Body =
            switch EventKind(rawValue: kind) {
            case .msg:
                .message(
                    text: try object.text(.text), kind: try object.optionalWord(.kind, MessageKind.self) ?? .text)
            case .topic: .topic(try object.text(.value))
            case .mod: try moderation(object).map { .moderation($0) } ?? .unknown(kind: kind)
            case .redact: .redaction(of: try object.integer(.of, in: 1...ChatLimits.integerMax))
            case .tombstone: .tombstone
            case nil: .unknown(kind: kind)
            }
        return RoomEvent(
            room: try object.room(),
            seq: try object.integer(.seq, in: 1...ChatLimits.integerMax),
            time: try object.time(),
            author: try object.author(),
            cid: try object.optionalMessageID(),
            body: body)
    }

    /// Nil for what only a later version knows how to do.
    private static func moderation(_ object: JSONObject) throws(JSONFault) -> Moderation? {
        guard let operation = try object.optionalText(.op).flatMap(Moderation.Operation.init) else { return nil }
        return Moderation(
            operation, target: try object.present(object.optionalObject(.target), .target).author(nickField: .nick),
            seconds: try object.optionalInteger(.seconds), reason: try object.optionalText(.reason))
    }

    private static func ephemeralBody(_ object: JSONObject) throws(JSONFault) -> Ephemeral.Body {
        let kind = try object.text(.k)
        return switch EphemeralKind(rawValue: kind) {
        case .join: .join(try object.author())
        case .leave: .leave(try object.author(), reason: try object.optionalText(.reason))
        case .nick: .nick(try object.author(), try object.nick(.nick))
        case .count: .count(Int(try object.integer(.count)))
        case .typing: .typing(try object.author(), try object.present(object.optionalBool(.on), .on))
        case .read: .read(try object.author(), seq: try object.integer(.seq))
        case nil: .unknown(kind: kind)
        }
    }

    private static func acknowledgement(_ object: JSONObject) throws(JSONFault) -> Acknowledgement {
        Acknowledgement(
            re: try object.optionalText(.re),
            seq: try object.optionalInteger(.seq),
            time: try object.optionalTime(),
            isDuplicate: try object.optionalBool(.dup) ?? false)
    }

    /// A code that this version doesn't know is taken for `internal`; its sentence is the server's own.
    private static func errorAnswer(_ object: JSONObject) throws(JSONFault) -> ErrorAnswer {
        ErrorAnswer(
            re: try object.optionalText(.re),
            code: ErrorCode(rawValue: try object.text(.code)) ?? .internal,
            message: try object.optionalText(.msg),
            retryAfter: try object.optionalMilliseconds(.retryMilliseconds),
            room: try object.optionalRoom())
    }

    private static func page(_ object: JSONObject) throws(JSONFault) -> Page {
        Page(
            re: try object.optionalText(.re),
            events: try object.objects(.events) { event throws(JSONFault) in try Self.event(event) },
            more: try object.optionalBool(.more) ?? false,
            head: try object.integer(.head),
            reached: try object.optionalInteger(.reached))
    }

    private static func roomList(_ object: JSONObject) throws(JSONFault) -> RoomList {
        RoomList(
            re: try object.optionalText(.re),
            rooms: try object.objects(.rooms) { entry throws(JSONFault) in
                RoomList.Entry(
                    room: try entry.room(), count: Int(try entry.integer(.count)),
                    topic: try entry.optionalText(.topic) ?? "")
            },
            more: try object.optionalBool(.more) ?? false)
    }

    private static func closing(_ object: JSONObject) throws(JSONFault) -> Closing {
        Closing(
            why: try object.text(.why),
            code: UInt16(try object.integer(.code, in: 0...Int64(UInt16.max))),
            retryAfter: try object.optionalMilliseconds(.retryMilliseconds))
    }

    private static func members(_ object: JSONObject) throws(JSONFault) -> [Author] {
        try object.objects(.members) { member throws(JSONFault) in try member.author(nickField: .nick) }
    }
}
