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
        rooms[index].timeline.append(.notice(text), time: now.wallClock)
    }

    /// Shows a sentence above the input line that is worth nothing later.
    mutating func hint(_ text: String, for duration: Duration = Notice.lifetime) {
        show(Notice(text: text, expires: now.monotonic + duration, room: nil))
    }

    private mutating func show(_ notice: Notice) {
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

    /// Asks a question above the input line.
    mutating func ask(_ text: String, about subject: Question.Subject) {
        dismissNotice()
        question = Question(text: text, subject: subject)
    }
}
