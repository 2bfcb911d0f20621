/// Reads a line typed by a person: something said, or a slash command with its arguments.
struct PlainParser {
    let limits: LimitValues

    /// Returns what a text message from a client means.
    func parse(_ raw: String) -> PlainInput {
        let text = MessageText.strippingControls(raw)
        if let verb = Self.verbAfterSpace(text) {
            // It may hold a password, so sending it must not be the easy answer.
            return .refused(
                "This looks like /\(verb) after a space. Leave the space out, or begin with // to send it as text.")
        }
        // Bytes and not characters: a combining mark after the slash makes another character of it.
        guard text.utf8.first == UInt8(ascii: "/") else { return say(text) { .say($0) } }
        let line = text.unicodeScalars.dropFirst()
        if line.first == "/" { return say(String(line)) { .say($0) } }
        let word = line.prefix { !$0.properties.isWhitespace }
        let argument = line.dropFirst(word.count).drop { $0.properties.isWhitespace }
        guard !word.isEmpty else { return .refused("A command needs a name after the slash. /help lists them.") }
        guard let verb = PlainVerb.named(String(word)) else { return .refused(Self.unknown(String(word))) }
        return command(verb, Self.trimmingEnd(String(argument)))
    }

    private func command(_ verb: PlainVerb, _ argument: String) -> PlainInput {
        switch verb {
        case .nick:
            if argument.isEmpty { return .refused("/nick needs a name. Example: /nick dana") }
            return name { () throws(NameError) in .command(.nick(try Nickname(argument))) }
        case .join:
            if argument.isEmpty { return .refused("/join needs a room. Example: /join lobby") }
            return name { () throws(NameError) in .command(.join(try RoomName(argument))) }
        case .part:
            return name { () throws(NameError) in
                guard argument.unicodeScalars.first == "@" else { return .command(.part(try room(argument))) }
                return .command(.partConversation(try Nickname(String(argument.unicodeScalars.dropFirst()))))
            }
        case .names:
            return name { () throws(NameError) in .command(.names(try room(argument))) }
        case .rooms: return .command(.rooms)
        case .whoami: return .command(.whoami)
        case .password:
            if argument.isEmpty { return .refused("/password needs the password behind it.") }
            return .command(.password(argument))
        case .oper:
            if argument.isEmpty { return .refused("/oper needs the secret behind it.") }
            return .command(.oper(secret: argument))
        case .kick: return moderate(.kick, argument)
        case .ban: return moderate(.ban, argument)
        case .unban: return moderate(.unban, argument)
        case .mute: return moderate(.mute, argument)
        case .unmute: return moderate(.unmute, argument)
        case .help: return .command(.help)
        case .msg: return message(argument)
        case .me:
            if argument.isEmpty { return .refused("/me needs something to do. Example: /me waves") }
            return say(argument) { .command(.me($0)) }
        case .topic: return topic(argument)
        case .history: return history(argument)
        case .search: return search(argument)
        case .set: return set(argument)
        case .quit:
            return .command(.quit(reason: argument.isEmpty ? nil : MessageText.reason(argument)))
        }
    }

    private func say(_ text: String, _ make: (String) -> PlainInput) -> PlainInput {
        do throws(TextError) {
            return make(try MessageText.cleaned(text, limits: limits))
        } catch .empty {
            return .nothing
        } catch {
            return .refused(error.sentence)
        }
    }

    private func name(_ make: () throws(NameError) -> PlainInput) -> PlainInput {
        do throws(NameError) {
            return try make()
        } catch {
            return .refused(error.sentence)
        }
    }

    private func room(_ argument: String) throws(NameError) -> RoomName? {
        argument.isEmpty ? nil : try RoomName(argument)
    }

    private func message(_ argument: String) -> PlainInput {
        let word = argument.unicodeScalars.prefix { !$0.properties.isWhitespace }
        let text = argument.unicodeScalars.dropFirst(word.count).drop { $0.properties.isWhitespace }
        guard !text.isEmpty else { return .refused("/msg needs a name and a text. Example: /msg dana hello") }
        // As it stands before the lines of the conversation.
        let written = word.first == "@" ? word.dropFirst() : word
        return name { () throws(NameError) in
            let nick = try Nickname(String(written))
            return say(String(text)) { .command(.message(nick, $0)) }
        }
    }

    private func topic(_ argument: String) -> PlainInput {
        if argument.isEmpty { return .command(.topic(nil)) }
        do throws(TextError) {
            return .command(.topic(try MessageText.topic(argument, limits: limits)))
        } catch {
            return .refused(error.sentence)
        }
    }

    private func history(_ argument: String) -> PlainInput {
        if argument.isEmpty { return .command(.history(ChatLimits.plainHistoryEvents)) }
        guard let count = Int(argument), (1...ChatLimits.pageEvents).contains(count) else {
            return .refused("/history needs a number from 1 to \(ChatLimits.pageEvents). Example: /history 20")
        }
        return .command(.history(count))
    }

    private func search(_ argument: String) -> PlainInput {
        do throws(SearchError) {
            return .command(.search(try SearchWords(argument)))
        } catch {
            return .refused("\(error.sentence) Example: /search lunch")
        }
    }

    private func moderate(_ operation: Moderation.Operation, _ argument: String) -> PlainInput {
        let verb = operation.rawValue
        if argument.isEmpty { return .refused("/\(verb) needs a name. Example: /\(verb) dana") }
        return name { () throws(NameError) in
            .command(.moderate(try ModerationRequest(operation, arguments: argument)))
        }
    }

    private func set(_ argument: String) -> PlainInput {
        switch argument.lowercased().split(whereSeparator: \.isWhitespace) {
        case ["echo", "on"]: .command(.setEcho(true))
        case ["echo", "off"]: .command(.setEcho(false))
        default: .refused("/set knows echo on and echo off. Example: /set echo on")
        }
    }

    /// Returns the known command that a line names after leading space, as the person wrote it.
    private static func verbAfterSpace(_ text: String) -> String? {
        let rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
        guard rest.startIndex != text.unicodeScalars.startIndex, rest.first == "/" else { return nil }
        return PlainVerb.named(String(rest.dropFirst().prefix { !$0.properties.isWhitespace }))?.rawValue
    }

    private static func unknown(_ name: String) -> String {
        let names = PlainVerb.allCases.map(\.rawValue)
        if let nearest = NearestName.suggestion(for: name, among: names) {
            return "No command /\(name). Did you mean /\(nearest)?"
        }
        // A long word is no typing mistake and would only fill the screen.
        let shown = String(name.unicodeScalars.prefix(ChatLimits.nameScalars))
        return "No command /\(shown). To send it as text, begin with //."
    }

    private static func trimmingEnd(_ text: String) -> String {
        guard let last = text.unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(text.unicodeScalars[...last])
    }
}
