import ChatProtocol
import TerminalCore

/// Conversations of two people: rooms whose name is an opaque id and whose title is the other's name.
extension Model {
    /// Opens the conversation with somebody and, if there is text, says it there.
    mutating func runMessage(_ arguments: String) -> [Effect] {
        let name = arguments.prefix { !$0.isWhitespace }
        guard !name.isEmpty else {
            say("/msg needs a name. Example: /msg mina hello")
            return []
        }
        let text = arguments.dropFirst(name.count).trimmingSpaces()
        let nick: Nickname
        do throws(NameError) {
            nick = try Nickname(typed: name)
        } catch {
            say(error.sentence)
            return []
        }
        if !text.isEmpty, let excess = excess(of: text) {
            say(excess.sentence)
            return []
        }
        leaveLine()
        return [.transmit(request(.direct(nick), expecting: .direct(nick, text: text)))]
    }

    /// The conversation is open: it is shown, and what was meant for it goes out.
    mutating func enterDirect(_ text: String, at index: Int) -> [Effect] {
        choose(rooms[index].key)
        guard !text.isEmpty, case .room(let name) = rooms[index].key else { return [] }
        return transmit(text, as: .text, toRoomAt: index, name)
    }

    /// The server has not opened the conversation.
    mutating func refuseDirect(_ nick: Nickname, _ text: String, _ error: ErrorAnswer) {
        say(error.message)
        giveBackDirect(nick, text)
    }

    /// What was to be said in a conversation that did not come about stands in the input line again, if that is free.
    mutating func giveBackDirect(_ nick: Nickname, _ text: String) {
        if composer.editor.isEmpty {
            composer.replaceText("/msg \(nick) \(text)".trimmingSpaces())
            composer.sentLines.reset()
        }
    }

    /// A person has another name: the conversation with them has another title.
    mutating func renamePeer(_ uid: UserID, to nick: Nickname) {
        for index in rooms.indices where rooms[index].peer?.uid == uid { rooms[index].peer?.nick = nick }
    }
}
