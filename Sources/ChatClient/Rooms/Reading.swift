import ChatProtocol
import TerminalCore

/// What was seen and what is news.
///
/// A line is unread when its room is not shown, when the terminal has no focus, or while the user reads back. A visit
/// to a room ends when another room is shown or the focus goes; one below two seconds without typing is a peek, after
/// which the counts return.
extension Model {
    /// Counts a line that somebody else said just now unless it is hidden, and calls for attention when it is said behind
    /// our back.
    mutating func noteArrival(inRoomAt index: Int, after before: ItemID, mentionsMe: Bool) -> [Effect] {
        // What plain mode prints is read, in whatever room.
        if lineMode != nil {
            if let seq = rooms[index].memory.position?.seq { rooms[index].memory.readUpTo = seq }
            return []
        }
        if let item = rooms[index].timeline.items.last, isHidden(item, in: rooms[index]) { return [] }
        if rooms[index].isMuted, !mentionsMe { return [] }
        let isSeen = isFocused && form == nil && rooms[index].key == shownRoom && rooms[index].scroll == .newest
        if !isSeen {
            rooms[index].unread += 1
            if mentionsMe { rooms[index].mentions += 1 }
        }
        // What was said since the program last ran is new also where it is shown at once.
        let isFromBefore = rooms[index].membership == .catchingUp && rooms[index].memory.readBefore != nil
        if !isSeen || isFromBefore {
            if rooms[index].readLine == nil { rooms[index].readLine = ReadLine(after: before, count: 0) }
            rooms[index].readLine?.count += 1
        }
        return callForAttention(inRoomAt: index, mentionsMe: mentionsMe)
    }

    /// Puts a room on the screen.
    mutating func show(_ key: RoomKey) {
        guard index(of: key) != nil else { return }
        guard key != shownRoom else { return }
        dismissNotice()
        question = nil
        completion = nil
        closePrompts()
        endVisit()
        moveRoomlessDraft(to: key)
        previousRoom = shownRoom
        display.roomListTop = nil
        display.peopleTop = 0
        shownRoom = key
        beginVisit()
    }

    /// The terminal got or lost the keyboard focus.
    mutating func setFocus(_ hasFocus: Bool) {
        guard hasFocus != isFocused else { return }
        if hasFocus {
            isFocused = true
            beginVisit()
        } else {
            endVisit()
            isFocused = false
        }
    }

    /// The user typed or sent something in the shown room.
    mutating func engage() {
        session.hasTyped = true
        guard let index = shownIndex else { return }
        rooms[index].memory.visit?.isEngaged = true
        if rooms[index].memory.visit?.sawBottom == true, !rooms[index].memory.keepsUnread {
            rooms[index].readLine = nil
        }
    }

    /// Notes that the newest line of the shown room is before the user's eyes, if it is.
    mutating func seeBottom() {
        guard isFocused, form == nil, let index = shownIndex, rooms[index].scroll == .newest,
            !rooms[index].memory.keepsUnread
        else { return }
        if rooms[index].memory.visit == nil { beginVisit() }
        rooms[index].memory.visit?.sawBottom = true
        rooms[index].unread = 0
        rooms[index].mentions = 0
        // A glance is no reading.
        if let visit = rooms[index].memory.visit, !visit.isPeek(at: now.monotonic) { noteSeen(roomAt: index) }
    }

    private mutating func beginVisit() {
        guard isFocused, let index = shownIndex else { return }
        rooms[index].memory.keepsUnread = false
        rooms[index].memory.visit = Visit(
            since: now.monotonic, unread: rooms[index].unread, mentions: rooms[index].mentions)
    }

    private mutating func endVisit() {
        guard let index = shownIndex, let visit = rooms[index].memory.visit else { return }
        rooms[index].memory.visit = nil
        if rooms[index].memory.keepsUnread { return }
        if visit.isPeek(at: now.monotonic) {
            rooms[index].unread = max(rooms[index].unread, visit.unread)
            rooms[index].mentions = max(rooms[index].mentions, visit.mentions)
        } else if visit.sawBottom, rooms[index].scroll == .newest {
            rooms[index].readLine = nil
        }
    }

    /// What was typed while no room was shown goes with the user into the first one.
    private mutating func moveRoomlessDraft(to key: RoomKey) {
        guard shownRoom == nil, !roomlessComposer.editor.isEmpty, let index = index(of: key),
            rooms[index].composer.editor.isEmpty
        else { return }
        rooms[index].composer = roomlessComposer
        roomlessComposer = Composer()
    }
}
