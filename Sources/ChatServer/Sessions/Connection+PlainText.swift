import ChatProtocol
import WebSocketCore

/// How a person talks who has nothing but a WebSocket tool: lines, of which some are commands.
extension Connection {
    /// Greets somebody who has just connected, and enters the lobby for them.
    func greet(_ begun: SessionRegistry.Begun) {
        let nick = begun.author.nick.text
        var text = "Welcome to Roost. You are \(nick) in \(RoomName.lobby). Type to talk; /help lists the commands."
        if let motd = context.configuration.motd { text += "\n" + motd }
        note(text)
        enter(.lobby)
    }

    /// Takes one text message.
    func receive(line: String) {
        if case .greeting = stage { return receive(lineAtDoor: line) }
        switch PlainDialect.parse(line, limits: context.limits) {
        case .say(let text): say(text, .text)
        case .command(let command): carryOut(command)
        case .refused(let sentence):
            note(sentence)
            countMistake()
        case .nothing: countMistake()
        }
    }

    /// Empty lines and mistakes cost a reading as well.
    func countMistake() {
        if !gate.judgeOther(now: context.clock.now()) { closeForFlood() }
    }

    private func carryOut(_ command: PlainCommand) {
        switch command {
        case .nick(let nick): take(Request(command: .nick(nick)))
        case .join(let room): enter(room)
        case .part(let room): inRoom(room) { take(Request(command: .part($0))) }
        case .message(let nick, let text): say(text, to: nick)
        case .partConversation(let nick): leaveConversation(with: nick)
        case .rooms: take(Request(command: .rooms(after: nil)))
        case .names(let room): inRoom(room) { take(Request(command: .who($0, after: nil))) }
        case .me(let text): say(text, .action)
        case .topic(let text): topic(text)
        case .history(let count): history(count)
        case .search(let words):
            inRoom(nil) {
                let wanted = SearchRequest(words, in: $0, limit: ChatLimits.plainHistoryEvents)
                take(Request(command: .search(wanted)))
            }
        case .whoami: whoami()
        case .oper(let secret): take(Request(command: .oper(secret: secret)))
        case .moderate(let wanted):
            inRoom(nil) { room in
                var wanted = wanted
                wanted.room = room
                take(Request(command: .moderate(wanted)))
            }
        case .password:
            note("You are in already.")
            countMistake()
        case .help:
            write(text: Array(PlainDialect.help(now: context.clock.wall(), utcOffset: context.clock.utcOffset()).utf8))
            countMistake()
        case .quit(let reason):
            releaseAll()
            endSession(reason: reason)
            close(.normal, "Goodbye.")
        case .setEcho(let isOn):
            plain.echo = isOn
            note(isOn ? "Your own lines come back to you now." : "Your own lines do not come back to you now.")
            countMistake()
        }
    }

    private func enter(_ room: RoomName) {
        plain.ask(for: room)
        take(Request(command: .join(Join(room: room))))
    }

    private func say(_ text: String, _ kind: ChatProtocol.MessageKind) {
        inRoom(nil) { say(text, kind, in: $0) }
    }

    func say(_ text: String, _ kind: ChatProtocol.MessageKind, in room: RoomName) {
        let cid = context.newMessageID()
        take(Request(command: .send(Send(room: room, cid: cid, text: text, kind: kind))))
    }

    private func topic(_ text: String?) {
        inRoom(nil) { room in
            if let text { return take(Request(command: .topic(room, text))) }
            let topic = context.directory.topic(of: room) ?? ""
            note(topic.isEmpty ? "\(room) has no topic." : "The topic of \(room) is: \(topic)")
            countMistake()
        }
    }

    /// The newest messages: a plain client has no position to name, and needs none.
    private func history(_ count: Int) {
        inRoom(nil) { room in
            guard let identity else { return }
            guard case .pass = gate.judgeReading(now: context.clock.now()) else { return countMistake() }
            let limit = min(max(count, 1), ChatLimits.pageEvents)
            send(.history(identity.author.uid, .before(.max), epoch: nil, limit: limit), to: room, re: nil)
        }
    }

    private func whoami() {
        countMistake()
        guard let identity else { return }
        let place = plain.current.map { "in \($0)" } ?? "in no room"
        note("You are \(identity.author.nick.text) \(place).")
    }

    /// Does something in a room, or in the one that is talked in.
    private func inRoom(_ room: RoomName?, _ body: (RoomName) -> Void) {
        guard let room = room ?? plain.current else {
            countMistake()
            return note("You are in no room. /rooms lists them, /join lobby enters one.")
        }
        body(room)
    }

    private func note(_ text: String) { tell(.note(Note(text: text))) }
}
