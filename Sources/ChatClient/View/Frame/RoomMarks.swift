import TerminalCore

extension RoomState {
    /// What stands behind the room's name: `+12` unread, `!2+31` two of them mentions, `*` an unsent draft,
    /// `-` muted.
    ///
    /// The strip leaves the unread count out where mentions are, to fit more rooms.
    func marks(isShown: Bool, isShort: Bool = false) -> Line {
        var line = Line()
        if mentions > 0 { line.append("!\(mentions)", Palette.alert) }
        if unread > 0, mentions == 0 || !isShort { line.append("+\(unread)", Palette.strong) }
        if hasDraft, !isShown { line.append("*") }
        if isMuted, line.isEmpty { line.append("-", Palette.faint) }
        return line
    }
}
