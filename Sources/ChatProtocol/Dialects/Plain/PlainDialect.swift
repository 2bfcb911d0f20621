/// The plain-text dialect: any WebSocket tool can chat.
public enum PlainDialect {
    /// Returns what a text message from a client means; texts in it are cleaned and within `limits`.
    public static func parse(_ text: String, limits: LimitValues = LimitValues()) -> PlainInput {
        PlainParser(limits: limits).parse(text)
    }

    /// Returns a server message as stamped lines, without a newline at the end; nil if it has nothing for a person.
    ///
    /// `now` stamps what has no time of its own; `utcOffset` turns UTC into the server's local time; `name` says what the
    /// reader is shown as a room's name, which for a conversation is the other one's.
    public static func lines(
        for message: ServerMessage, now: Timestamp, utcOffset: Duration = .zero,
        name: @escaping (RoomName) -> String = \.wire
    ) -> String? {
        PlainRenderer(now: now, utcOffset: utcOffset, name: name).lines(for: message)
    }

    /// Returns the list of commands as stamped lines.
    public static func help(now: Timestamp, utcOffset: Duration = .zero) -> String {
        PlainRenderer(now: now, utcOffset: utcOffset, name: \.wire).help()
    }
}
