import ChatProtocol

/// The plain-text dialect.
///
/// Promises: what is said is clean, what is understood is understood again when it is typed as it was taken, and
/// refusals are sentences.
enum PlainTarget {
    static func run(_ input: [UInt8]) throws(FuzzFinding) {
        let typed = String(decoding: input, as: UTF8.self)
        let taken = PlainDialect.parse(typed)
        switch taken {
        case .nothing:
            break
        case .refused(let sentence):
            try checkSentence(sentence)
        case .say(let text):
            try promise((try? MessageText.cleaned(text)) == text, "Not clean: \(text.debugDescription)")
            try checkAgain(taken, text.unicodeScalars.first == "/" ? "/" + text : text)
        case .command(let command):
            try checkAgain(taken, line(command))
        }
    }

    private static func checkAgain(_ taken: PlainInput, _ line: String) throws(FuzzFinding) {
        let again = PlainDialect.parse(line)
        try promise(again == taken, "\(line.debugDescription) is \(again) and not \(taken)")
    }

    /// The command as a person types it.
    private static func line(_ command: PlainCommand) -> String {
        switch command {
        case .nick(let nick): "/nick \(nick.text)"
        case .join(let room): "/join \(room.text)"
        case .part(let room): "/part \(room?.text ?? "")"
        case .message(let nick, let text): "/msg \(nick.text) \(text)"
        case .partConversation(let nick): "/part @\(nick.text)"
        case .names(let room): "/names \(room?.text ?? "")"
        case .me(let text): "/me \(text)"
        case .topic(let topic): "/topic \(topic ?? "")"
        case .history(let count): "/history \(count)"
        case .search(let words): "/search \(words.text)"
        case .quit(let reason): "/quit \(reason ?? "")"
        case .setEcho(let isOn): "/set echo \(isOn ? "on" : "off")"
        case .password(let password): "/password \(password)"
        case .oper(let secret): "/oper \(secret)"
        case .moderate(let wanted):
            "/\(wanted.operation.rawValue) \(wanted.target.text) \(wanted.seconds.map { "\($0)s" } ?? "") "
                + (wanted.reason ?? "")
        case .rooms: "/rooms"
        case .whoami: "/whoami"
        case .help: "/help"
        }
    }
}
