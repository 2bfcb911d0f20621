/// The chat's own types as fields of an object.
extension JSONObject {
    /// Returns a room's name, or nil if it is absent.
    func optionalRoom(_ field: JSONField = .room) throws(JSONFault) -> RoomName? {
        guard let text = try optionalText(field) else { return nil }
        do throws(NameError) {
            return try RoomName(text)
        } catch {
            throw .rejected(.roomInvalid, sentence: error.sentence)
        }
    }

    /// Returns a room's name that must be there.
    func room(_ field: JSONField = .room) throws(JSONFault) -> RoomName {
        try present(optionalRoom(field), field)
    }

    /// Returns a nickname, or nil if it is absent.
    func optionalNick(_ field: JSONField) throws(JSONFault) -> Nickname? {
        guard let text = try optionalText(field) else { return nil }
        do throws(NameError) {
            return try Nickname(text)
        } catch {
            throw .rejected(.nickInvalid, sentence: error.sentence)
        }
    }

    /// Returns a nickname that must be there.
    func nick(_ field: JSONField) throws(JSONFault) -> Nickname {
        try present(optionalNick(field), field)
    }

    /// Returns an opaque identifier made by a failable initialiser; the field must be there.
    func identifier<Identifier>(
        _ field: JSONField, _ make: (String) -> Identifier?
    ) throws(JSONFault) -> Identifier {
        guard let identifier = make(try text(field)) else { throw .wrong(field: path(field), expected: "a legal id") }
        return identifier
    }

    /// Returns a message's id, or nil if it is absent.
    func optionalMessageID(_ field: JSONField = .cid) throws(JSONFault) -> MessageID? {
        guard let text = try optionalText(field) else { return nil }
        let lengths = ChatLimits.messageIDCharacters
        guard let id = MessageID(text) else {
            let expected = "\(lengths.lowerBound) to \(lengths.upperBound) letters, digits, - or _"
            throw .wrong(field: path(field), expected: expected)
        }
        return id
    }

    /// Returns a position `[epoch, seq]`, or nil if it is absent.
    func optionalPosition(_ field: JSONField) throws(JSONFault) -> Position? {
        let pair = try value(field, WirePosition.self, expected: WirePosition.form)
        return pair?.position
    }

    /// Returns the word that a field holds, out of a fixed set; nil if it is absent.
    func optionalWord<Word: RawRepresentable & CaseIterable>(
        _ field: JSONField, _ type: Word.Type
    ) throws(JSONFault) -> Word? where Word.RawValue == String {
        guard let text = try optionalText(field) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .wrong(field: path(field), expected: "one of \(words)")
        }
        return word
    }

    /// Returns a moment that must be there.
    func time(_ field: JSONField = .ts) throws(JSONFault) -> Timestamp {
        try present(optionalTime(field), field)
    }

    /// Returns a moment, or nil if it is absent.
    func optionalTime(_ field: JSONField = .ts) throws(JSONFault) -> Timestamp? {
        guard let text = try optionalText(field) else { return nil }
        guard let time = Timestamp(text) else { throw .wrong(field: path(field), expected: "an RFC 3339 time") }
        return time
    }

    /// Returns a number of milliseconds as a duration, or nil if it is absent.
    func optionalMilliseconds(_ field: JSONField) throws(JSONFault) -> Duration? {
        try optionalInteger(field).map { .milliseconds($0) }
    }

    /// Returns who did something: an identity, and the nickname in `nickField`.
    func author(nickField: JSONField = .by) throws(JSONFault) -> Author {
        Author(uid: try identifier(.uid, UserID.init), nick: try nick(nickField))
    }

    /// Returns numbers of events from `from` to `to`.
    func range() throws(JSONFault) -> ClosedRange<Int64> {
        let from = try integer(.from, in: 1...ChatLimits.integerMax)
        return from...(try integer(.to, in: from...ChatLimits.integerMax))
    }
}

/// A position as it stands on the wire: `[epoch, seq]`.
private struct WirePosition: Decodable {
    static let form = "a position, [epoch, seq]"

    let position: Position

    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        let epoch = Epoch(try list.decode(String.self))
        let seq = try list.decode(Int64.self)
        guard let epoch, list.isAtEnd, (0...ChatLimits.integerMax).contains(seq) else {
            throw JSONFault.wrong(field: "", expected: Self.form)
        }
        position = Position(epoch: epoch, seq: seq)
    }
}
