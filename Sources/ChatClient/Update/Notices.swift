extension Model {
    /// Shows a sentence above the input line, which goes dim into the shown room afterwards.
    mutating func say(_ text: String) {
        show(Notice(text: text, expires: now.monotonic + Notice.lifetime, room: shownRoom))
    }

    /// Says a sentence that belongs to a room, however late it comes: in that room, and in no other.
    ///
    /// While another room is shown it goes into its own at once, dim. Where its room is gone, or there was none, it is
    /// shown and kept nowhere.
    mutating func say(_ text: String, in room: RoomKey?) {
        if room == shownRoom { return say(text) }
        guard let room, let index = index(of: room) else { return hint(text) }
        if lineMode != nil { return say("\(rooms[index].title): \(text)") }
        rooms[index].timeline.append(.notice(text), time: now.wallClock)
    }

    /// Shows a sentence above the input line that is worth nothing later.
    mutating func hint(_ text: String, for duration: Duration = Notice.lifetime) {
        show(Notice(text: text, expires: now.monotonic + duration, room: nil))
    }

    private mutating func show(_ notice: Notice) {
        if let lineMode {
            // A script hears of its end only, and who listens of what the server says.
            if lineMode.printsRooms { printNotice(notice.text) }
            return
        }
        dismissNotice()
        self.notice = notice
    }

    /// Takes the notice away; what is worth keeping goes into its room, where it was shown.
    mutating func dismissNotice() {
        guard let notice else { return }
        self.notice = nil
        if let room = notice.room, let index = index(of: room) {
            rooms[index].timeline.append(.notice(notice.text), time: now.wallClock)
        }
    }

    /// Asks a question above the input line, with the keys that answer it; in plain mode with the words.
    mutating func ask(
        _ text: String, keys: String = "Enter yes, Esc no", words: String = "Answer yes or no.",
        about subject: Question.Subject
    ) {
        dismissNotice()
        question = Question(text: "\(text) \(keys)", subject: subject)
        printNotice("\(text) \(words)")
    }

    /// What becomes of a text that cannot be sent now.
    var keptWords: String { lineMode == nil ? "Your text is kept below." : "\(Self.again) sends it later." }
}
