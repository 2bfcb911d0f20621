import FoundationEssentials

/// A request read from an object, within the limits of the server that reads it.
struct JSONRequest: DecodableWithConfiguration {
    let request: Request

    init(from decoder: any Decoder, configuration limits: LimitValues) throws {
        var re: String?
        do {
            let object = try JSONObject(from: decoder)
            // The id is read before all else, so that every later complaint can be matched to its request.
            let type = try object.optionalText(.t)
            re = try object.requestID(type == RequestType.send.rawValue ? .cid : .id)
            guard let type else { throw JSONFault.missing(field: object.path(.t)) }
            guard let known = RequestType(rawValue: type) else {
                throw JSONFault.rejected(.unknownType, sentence: ErrorCode.unknownType.sentence)
            }
            request = Request(id: re, command: try Self.command(known, object, limits))
        } catch let fault as JSONFault {
            throw RequestError(re: re, code: fault.code, message: fault.sentence)
        }
    }

    private static func command(
        _ type: RequestType, _ object: JSONObject, _ limits: LimitValues
    ) throws(JSONFault) -> Command {
        switch type {
        case .hello: .hello(try hello(object))
        case .join: .join(try join(object))
        case .direct: .direct(try object.nick(.nick))
        case .part: .part(try object.room())
        case .send: .send(try send(object, limits))
        case .nick: .nick(try object.nick(.value))
        case .topic: .topic(try object.room(), try topic(object, limits))
        case .rooms: .rooms(after: try object.optionalRoom(.after))
        case .who: .who(try object.room(), after: try object.optionalNick(.after))
        case .history: .history(try history(object))
        case .search: .search(try search(object))
        case .redact:
            .redact(
                try object.room(),
                Position(
                    epoch: try object.identifier(.epoch, Epoch.init),
                    seq: try object.integer(.seq, in: 1...ChatLimits.integerMax)))
        case .read: .read(try object.room(), seq: try object.integer(.seq, in: 0...ChatLimits.integerMax))
        case .typing: .typing(try object.room(), try object.present(object.optionalBool(.on), .on))
        case .oper: .oper(secret: try object.text(.secret, bytesMax: ChatLimits.passwordBytes))
        case .mod: .moderate(try moderation(object))
        case .ping: .ping
        case .bye: .bye
        }
    }

    private static func hello(_ object: JSONObject) throws(JSONFault) -> Hello {
        let client = try object.present(object.optionalObject(.client), .client)
        let wordBytes = ChatLimits.clientNameBytes
        var hello = Hello(
            // They end in logs, where a control character or a second line could forge an entry.
            clientName: MessageText.singleLine(try client.text(.name, bytesMax: wordBytes)),
            clientVersion: MessageText.singleLine(try client.text(.ver, bytesMax: wordBytes)))
        hello.caps = try object.texts(.caps, countMax: ChatLimits.capabilities, bytesMax: wordBytes)
        hello.nick = try object.optionalNick(.nick)
        hello.password = try object.optionalText(.password, bytesMax: ChatLimits.passwordBytes)
        if let resume = try object.optionalObject(.resume) {
            hello.resume = Hello.Resume(
                session: try resume.identifier(.session, SessionID.init),
                token: try resume.identifier(.token, SessionToken.init))
        }
        return hello
    }

    private static func join(_ object: JSONObject) throws(JSONFault) -> Join {
        let last = try object.optionalInteger(.last).map { Int($0) }
        return Join(room: try object.room(), position: try object.optionalPosition(.pos), last: last)
    }

    private static func send(_ object: JSONObject, _ limits: LimitValues) throws(JSONFault) -> Send {
        let raw = try object.text(.text)
        let text: String
        do throws(TextError) {
            text = try MessageText.cleaned(raw, limits: limits)
        } catch {
            throw .rejected(error.code, sentence: error.sentence)
        }
        return Send(
            room: try object.room(),
            cid: try object.present(object.optionalMessageID(), .cid),
            text: text,
            kind: try object.optionalWord(.kind, MessageKind.self) ?? .text)
    }

    private static func topic(_ object: JSONObject, _ limits: LimitValues) throws(JSONFault) -> String {
        let raw = try object.text(.value)
        do throws(TextError) {
            return try MessageText.topic(raw, limits: limits)
        } catch {
            throw .rejected(error.code, sentence: error.sentence)
        }
    }

    private static func moderation(_ object: JSONObject) throws(JSONFault) -> ModerationRequest {
        let asked = Moderation.Operation.allCases.filter { $0 != .op }
        let word = try object.text(.op)
        guard let operation = asked.first(where: { $0.rawValue == word }) else {
            let words = asked.map(\.rawValue).joined(separator: ", ")
            throw .wrong(field: object.path(.op), expected: "one of \(words)")
        }
        let reason = try object.optionalText(.reason).map(MessageText.reason) ?? ""
        return ModerationRequest(
            operation, try object.nick(.target), in: try object.optionalRoom(),
            seconds: try object.optionalInteger(.seconds, in: ChatLimits.moderationSeconds),
            reason: reason.isEmpty ? nil : reason)
    }

    private static func history(_ object: JSONObject) throws(JSONFault) -> HistoryRequest {
        var anchors: [HistoryRequest.Anchor] = []
        if let position = try object.optionalPosition(.before) { anchors.append(.before(position)) }
        if let position = try object.optionalPosition(.after) { anchors.append(.after(position)) }
        if let position = try object.optionalPosition(.around) { anchors.append(.around(position)) }
        guard let anchor = anchors.first, anchors.count == 1 else {
            throw .rejected(.badRequest, sentence: "Exactly one of the fields before, after and around is needed.")
        }
        return HistoryRequest(room: try object.room(), anchor: anchor, limit: try pageLimit(object))
    }

    private static func search(_ object: JSONObject) throws(JSONFault) -> SearchRequest {
        let written = try object.text(.q)
        let words: SearchWords
        do throws(SearchError) {
            words = try SearchWords(written)
        } catch {
            throw .rejected(.badRequest, sentence: error.sentence)
        }
        let room = try object.optionalRoom()
        let before = try object.optionalPosition(.before)
        guard before == nil || room != nil else {
            throw .rejected(.badRequest, sentence: "The field before needs a room; positions are a room's own.")
        }
        return SearchRequest(words, in: room, before: before, limit: try pageLimit(object))
    }

    private static func pageLimit(_ object: JSONObject) throws(JSONFault) -> Int {
        let limit = try object.optionalInteger(.limit, in: 1...ChatLimits.integerMax)
        return limit.map { Int($0) } ?? ChatLimits.pageEventsStandard
    }
}

extension JSONObject {
    /// Returns the id that the answer repeats, or nil if the request has none.
    fileprivate func requestID(_ field: JSONField) throws(JSONFault) -> String? {
        let charactersMax = ChatLimits.requestIDCharacters
        guard let id = try optionalText(field) else { return nil }
        guard id.unicodeScalars.count <= charactersMax else {
            throw .wrong(field: path(field), expected: "at most \(charactersMax) characters long")
        }
        return id
    }
}
