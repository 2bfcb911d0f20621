/// The plain-text dialect: any WebSocket tool can chat.
public enum PlainDialect {
    /// Returns what a text message from a client means; texts in it are cleaned and within `limits`.
    public static func parse(_ text: String, limits: LimitValues = LimitValues()) -> PlainInput {
        PlainParser(limits: limits).parse(text)
    }

    /// Returns a server message as stamped lines, without a newline at the end; nil if it has nothing for a person.
    ///
    /// `now` stamps what has no time of its own; `utcOffset` turns UTC into the server's local time.
    public static func lines(for message: ServerMessage, now: Timestamp, utcOffset: Duration = .zero) -> String? {
        PlainRenderer(now: now, utcOffset: utcOffset).lines(for: message)
    }

    /// Returns the list of commands as stamped lines.
    public static func help(now: Timestamp, utcOffset: Duration = .zero) -> String {
        PlainRenderer(now: now, utcOffset: utcOffset).help()
    }
}
