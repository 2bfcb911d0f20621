package import ChatProtocol

/// What is to be added to the log of a room.
package struct LogEntry: Equatable, Sendable {
    /// Where it was said: the folders of the server and of the room.
    package struct Place: Hashable, Sendable {
        /// The server's folder.
        package let server: String
        /// The room's folder in it.
        package let room: String

        /// Makes safe names of folders; the `#` of a room, which a shell takes for a comment, is left out.
        init(_ place: ClientState.Place) {
            server = SafeFileName.of(place.server.text)
            room = SafeFileName.of(place.room.hasPrefix("#") ? String(place.room.dropFirst()) : place.room)
        }

        /// Both folders below the folder of logs.
        package var path: String { "\(server)/\(room)" }
    }

    /// Where it was said.
    package let place: Place
    /// The event's place in the room's log on the server, by which each is logged once; `nil` for a plain server's lines.
    package let position: Position?
    /// When, in UTC.
    package let time: Timestamp
    /// What stands behind the time, or nothing for an event that this program cannot put into words.
    package let text: String?

    /// The file in the room's folder: one a day.
    package var fileName: String { "\(time.rfc3339.prefix(10)).log" }
    /// The line, or several, with the line break at the end.
    package var line: String? { text.map { "\(time.rfc3339) \($0)\n" } }

    /// The line that stands for events that are not in the log.
    package func gapLine(_ count: Int64) -> String {
        "\(time.rfc3339) -- \(count) event\(count == 1 ? " is" : "s are") missing here\n"
    }
}
