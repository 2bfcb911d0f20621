package import ChatProtocol

/// Who may not be here, and who may not speak, as a value that is told the time.
package struct RightsTable: Sendable {
    /// What has changed and is to be stored.
    package enum Change: Equatable, Sendable {
        case save(Restriction)
        case forget(Restriction.Kind, UserID)
    }

    private struct Key: Hashable {
        var kind: Restriction.Kind
        var uid: UserID
    }

    private var restrictions: [Key: Restriction] = [:]

    /// Begins with what was stored.
    package init(_ stored: [Restriction] = []) {
        for restriction in stored {
            restrictions[Key(kind: restriction.kind, uid: restriction.target.uid)] = restriction
        }
    }

    /// How many there are, those included that are over.
    package var count: Int { restrictions.count }

    /// Whether somebody is banned by identity, or everybody of an address is.
    package func isBanned(_ uid: UserID?, address: String?, at time: Timestamp) -> Bool {
        if let uid, holds(.ban, uid, at: time) { return true }
        guard let address else { return false }
        return restrictions.values.contains { $0.kind == .ban && $0.address == address && $0.holds(at: time) }
    }

    /// Whether somebody may only read.
    package func isMuted(_ uid: UserID, at time: Timestamp) -> Bool {
        holds(.mute, uid, at: time)
    }

    /// Whom a restriction concerns that was made under a nickname.
    package func target(_ kind: Restriction.Kind, _ nick: Nickname, at time: Timestamp) -> Author? {
        restrictions.values.first { $0.kind == kind && $0.target.nick == nick && $0.holds(at: time) }?.target
    }

    /// Takes note of what an operator did at a time, and of what is over by then.
    package mutating func apply(_ moderation: Moderation, address: String?, at time: Timestamp) -> [Change] {
        var changes = expire(at: time)
        let uid = moderation.target.uid
        switch moderation.operation {
        case .ban, .mute:
            let kind = moderation.operation == .ban ? Restriction.Kind.ban : .mute
            let restriction = Restriction(
                kind, of: moderation.target, address: kind == .ban ? address : nil,
                end: moderation.seconds.map { Timestamp(milliseconds: time.milliseconds + $0 * 1_000) })
            restrictions[Key(kind: kind, uid: uid)] = restriction
            changes.append(.save(restriction))
        case .unban, .unmute:
            let kind = moderation.operation == .unban ? Restriction.Kind.ban : .mute
            restrictions[Key(kind: kind, uid: uid)] = nil
            changes.append(.forget(kind, uid))
        case .kick, .op: break
        }
        return changes
    }

    private mutating func expire(at time: Timestamp) -> [Change] {
        let over = restrictions.filter { !$0.value.holds(at: time) }.keys
        for key in over { restrictions[key] = nil }
        return over.map { .forget($0.kind, $0.uid) }
    }

    private func holds(_ kind: Restriction.Kind, _ uid: UserID, at time: Timestamp) -> Bool {
        restrictions[Key(kind: kind, uid: uid)]?.holds(at: time) ?? false
    }
}
