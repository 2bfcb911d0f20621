extension Activity {
    /// Up to this many people are named; more are counted.
    static let namesMax = 3

    /// As in `carol and erin joined, frank left`.
    var sentence: String {
        var parts: [String] = []
        if let names = Self.named(joined) { parts.append("\(names) joined") }
        if let names = Self.named(left) { parts.append("\(names) left") }
        if renamed.count > Self.namesMax {
            parts.append("\(renamed.count) changed names")
        } else {
            parts += renamed.map { "\($0.from) is now \($0.to)" }
        }
        return parts.joined(separator: ", ")
    }

    private static func named(_ names: [String]) -> String? {
        guard let last = names.last else { return nil }
        if names.count > namesMax { return "\(names.count)" }
        return names.count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension Outage {
    /// As in `10:11:32 connection lost: server closed`, and after the return with the time it took.
    func sentence(utcOffset: Int) -> String {
        let lost = LocalTime(milliseconds: lostAt, offset: utcOffset).clockWithSeconds
        guard let recovery else { return "\(lost) connection lost: \(cause)" }
        let back = LocalTime(milliseconds: recovery.at, offset: utcOffset).clockWithSeconds
        return "offline \(lost)–\(back) (\(recovery.seconds.grouped) s), \(recovery.missed.phrase)"
    }
}

extension Outage.Missed {
    fileprivate var phrase: String {
        switch self {
        case .fetched(0): "nothing missed"
        case .fetched(1): "1 message fetched"
        case .fetched(let count): "\(count.grouped) messages fetched"
        case .missing(1): "1 or more messages may be missing"
        case .missing(let count): "\(count.grouped) or more messages may be missing"
        case .unknown: "messages may be missing"
        case .restarted: "server restarted, earlier messages are only here"
        }
    }
}

extension MissingEvents {
    /// As in `12 messages are missing here, PgUp loads them`.
    var sentence: String {
        let what = count == 1 ? "1 message" : "\(Int(count).grouped) messages"
        return switch state {
        case .loadable: "\(what) missing here, PgUp loads \(count == 1 ? "it" : "them")"
        case .asking: "\(what) missing here, asking the server"
        case .gone: "\(what) missing here, no longer on the server"
        }
    }
}

extension DeliveryState {
    /// Whether nothing more is to be learnt of the message.
    var isSettled: Bool {
        switch self {
        case .delivered, .written: true
        case .sending, .delayed, .notConfirmed, .notSent: false
        }
    }

    /// What stands after the text; nil for nothing.
    var remark: String? {
        switch self {
        case .delivered, .written, .sending: nil
        case .delayed: "…"
        case .notConfirmed: "(not confirmed)"
        case .notSent: "(not sent – Up, Enter to send again)"
        }
    }
}

extension MessageEntry {
    /// What stands where the author's name goes: `bob`, `* bob` for an action, `-bob-` for a program.
    var shownName: String {
        switch kind {
        case .text, .takenBack: nick
        case .action: "* \(nick)"
        case .notice: "-\(nick)-"
        case .line: isOwn && nick.isEmpty ? "you" : nick
        }
    }
}
