import ChatProtocol

@testable import ChatClient
@testable import TerminalCore

/// What the pictures of the states have in common: a room of four people on the day of a release.
extension Scene {
    /// In no room yet.
    static func empty(_ columns: Int, _ rows: Int, _ speech: Speech) -> Scene {
        Scene(columns, rows, nick: speech.text("dana", "다나"))
    }

    /// A room with people, a topic and three lines.
    static func talk(_ columns: Int, _ rows: Int, _ speech: Speech) -> Scene {
        var scene = empty(columns, rows, speech)
        scene.room(
            speech.text("general", "잡담"), topic: speech.text("Release day: ship 1.0 before lunch", "점심 전에 1.0을 내보내는 날"))
        scene.fill(speech)
        scene.say("10:02", speech.text("alice", "미나"), speech.text("morning all", "다들 좋은 아침이에요"))
        scene.say(
            "10:03", speech.text("bob", "이름이정말긴사람"),
            speech.text("is the changelog final? I would like to tag 1.0 now", "변경 기록은 끝났나요? 이제 1.0 태그를 붙이고 싶어요"))
        scene.say(
            "10:05", speech.text("alice", "미나"),
            speech.text(
                "yes, see https://example.org/releases/1.0", "네, https://example.org/ko/releases/1.0 에 올렸어요"))
        return scene
    }

    /// Puts four people into the shown room.
    mutating func fill(_ speech: Speech) {
        switch speech {
        case .english: people("alice", "bob", "carol", "dana")
        case .korean: people("다나", "미나", "서연", "이름이정말긴사람")
        }
        let own = model.shown?.people.list?.first { $0.nick.text == model.wantedNick }
        model.me = own.map { Me(uid: $0.uid, nick: $0.nick) }
    }

    /// Changes a room by its number.
    mutating func inRoom(_ number: Int, _ change: (inout RoomState) -> Void) { change(&model.rooms[number - 1]) }

    /// Says who else is typing.
    mutating func typing(_ nick: String) {
        guard let uid = UserID("u-\(nick.utf8.count)"), let nick = try? Nickname(nick) else { return }
        let now = model.now.monotonic
        inShown { $0.typing.note(Author(uid: uid, nick: nick), true, at: now) }
    }

    /// Adds lines that were sent, for the history.
    mutating func sent(_ lines: String...) {
        inShown { room in for line in lines { room.composer.sentLines.add(line) } }
    }

    /// Presses a key, as the program would take it.
    mutating func press(_ key: Key, _ modifiers: Modifiers = []) {
        _ = update(&model, .key(.press(KeyPress(key, modifiers))), now: model.now)
    }

    /// Types a text key by key's path.
    mutating func keyIn(_ text: String) { _ = update(&model, .key(.text(text)), now: model.now) }

    /// Pastes a text.
    mutating func paste(_ text: String) { _ = update(&model, .key(.paste(text, truncated: false)), now: model.now) }

    /// Types a line and presses Enter.
    mutating func enter(_ line: String) {
        keyIn(line)
        press(.enter)
    }
}
