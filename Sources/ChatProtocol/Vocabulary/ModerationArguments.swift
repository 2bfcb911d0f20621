extension ModerationRequest {
    /// As many as a number of 64 bits has: a longer one is a word like any other, which a reason may be cut in.
    private static let digitsMax = 20
    private static let units: [String: Int64] = ["s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400]

    /// Reads what a person types behind a command's name: `NICK [TIME] [REASON]`, a time in a ban or mute only.
    ///
    /// A time is a number and `s`, `m`, `h` or `d`. Throws where the first word is no nickname.
    public init(
        _ operation: Moderation.Operation, arguments: String, in room: RoomName? = nil
    ) throws(NameError) {
        let first = Self.firstWord(of: arguments)
        var rest = first.rest
        self.init(operation, try Nickname(first.word), in: room)
        if operation == .ban || operation == .mute {
            let next = Self.firstWord(of: rest)
            if let time = Self.seconds(next.word) {
                seconds = time
                rest = next.rest
            }
        }
        let reason = MessageText.reason(rest)
        self.reason = reason.isEmpty ? nil : reason
    }

    private static func firstWord(of text: String) -> (word: String, rest: String) {
        let text = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let word = text.prefix { !$0.properties.isWhitespace }
        return (String(word), String(text.dropFirst(word.count)))
    }

    /// The time that a word names, within the bounds of one; nil for any other word.
    private static func seconds(_ word: String) -> Int64? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let unit = units[word.dropFirst(digits.count).lowercased()]
        guard (1...digitsMax).contains(digits.count), let unit else { return nil }
        let bounds = ChatLimits.moderationSeconds
        guard let count = Int64(digits), count <= bounds.upperBound / unit else { return bounds.upperBound }
        return max(count * unit, bounds.lowerBound)
    }
}
