/// A sentence above the input line, for five seconds or until a key.
package struct Notice: Equatable, Sendable {
    /// How long a notice stays.
    package static let lifetime: Duration = .seconds(5)
    /// The sentence.
    package var text: String
    /// The monotonic moment it goes.
    package var expires: Duration
    /// The room that keeps it, dim, when it goes; `nil` when nothing does.
    var room: RoomKey?
}

/// A question above the input line that Enter affirms and Esc declines; any other key goes back to editing.
package struct Question: Equatable, Sendable {
    /// What is asked, with its keys: `2 drafts unsent (#dev, #ops). Quit? Enter yes, Esc no`.
    package var text: String
    /// What Enter does.
    var subject: Subject

    /// What a question can be about.
    enum Subject: Equatable, Sendable {
        case quit
        case sendLongPaste
        /// Run the command in the input line, which stands behind a space or was pasted.
        case runHeldCommand
    }
}
