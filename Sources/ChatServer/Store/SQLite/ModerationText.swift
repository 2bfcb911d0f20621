import ChatProtocol

/// What an operator did, as the text of its event: a field a line, since none has a line break in it.
enum ModerationText {
    static func text(of moderation: Moderation) -> String {
        [
            moderation.operation.rawValue, moderation.target.uid.text, moderation.target.nick.text,
            moderation.seconds.map(String.init) ?? "", moderation.reason ?? "",
        ].joined(separator: "\n")
    }

    /// Nil for what another version wrote.
    static func moderation(in text: String) -> Moderation? {
        let fields = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5, let operation = Moderation.Operation(rawValue: fields[0]),
            let uid = UserID(fields[1]), let nick = try? Nickname(fields[2])
        else { return nil }
        return Moderation(
            operation, target: Author(uid: uid, nick: nick), seconds: Int64(fields[3]),
            reason: fields[4].isEmpty ? nil : fields[4])
    }
}
