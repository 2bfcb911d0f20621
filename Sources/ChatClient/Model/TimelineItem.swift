/// One line, or one block of lines, of a room.
package struct TimelineItem: Equatable, Sendable, Identifiable {
    /// Its id in this timeline.
    package let id: ItemID
    /// When it happened: milliseconds since 1970, UTC.
    package var time: Int64
    /// What it is.
    package var content: Content

    /// What an item of a timeline can be.
    package enum Content: Equatable, Sendable {
        /// Something said.
        case message(MessageEntry)
        /// Joins, leaves and nick changes since somebody spoke, folded into one `--` line.
        case activity(Activity)
        /// Somebody set the topic; empty text removed it.
        case topic(by: String, text: String)
        /// The connection was lost here, and perhaps came back: one centred rule.
        case outage(Outage)
        /// Events that this program does not have: `12 messages are missing here`.
        case gap(MissingEvents)
        /// The view was cleared with /clear: nothing above is shown until scrolled to.
        case cleared
        /// A link that was copied or opened, alone on its rows, for the terminal's own selection.
        case link(String)
        /// A sentence of the client or the server to the user, dim.
        case notice(String)
    }
}
