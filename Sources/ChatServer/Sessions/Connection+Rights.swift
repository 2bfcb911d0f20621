import ChatProtocol
import Logging

/// What only an operator can do, and what those notice whom it is about.
extension Connection {
    /// Makes an operator of who knows the secret; the rooms that they are in see it.
    func becomeOperator(_ identity: Identity, with secret: String, _ request: Request) {
        guard context.configuration.operatorSecret?.matches(secret) == true else {
            context.logger.notice("refused an operator", metadata: metadata)
            return refuse(request, .authFailed, "That is not the operator secret.")
        }
        if context.registry.makeOperator(identity.session) {
            context.logger.notice("a session has become an operator", metadata: metadata)
            let word = Moderation(.op, target: identity.author)
            for room in context.registry.find(identity.session)?.rooms ?? [] {
                let command = RoomCommand.moderate(identity.author, word, address: nil)
                shard.collect(Envelope(origin: nil, re: nil, room: room, command: command))
            }
        }
        tell(.ok(Acknowledgement(re: request.id)))
    }

    /// Has an operator's wish told in its room, which carries it out once it is stored.
    func moderate(_ identity: Identity, _ wanted: ModerationRequest, _ request: Request) {
        guard context.registry.isOperator(identity.session) else { return refuse(request, .needOper) }
        let room = wanted.room ?? .lobby
        guard rooms.contains(room) else { return refuse(request, .notMember, room: room) }
        var address: String?
        let target: Author
        switch wanted.operation {
        case .kick, .ban, .mute:
            guard let found = context.registry.find(wanted.target) else {
                return refuse(request, .badRequest, "Nobody here is called \(wanted.target.text).")
            }
            if wanted.operation != .kick, context.rights.isFull {
                return refuse(request, .unavailable, "There are too many bans and mutes. Lift some first.")
            }
            target = found.author
            // Nobody bans the address that they come from themselves.
            address = wanted.operation == .ban && found.address != self.address ? found.address : nil
        case .unban, .unmute:
            let kind = wanted.operation == .unban ? Restriction.Kind.ban : .mute
            guard let found = context.rights.target(kind, wanted.target) else {
                let word = kind == .ban ? "banned" : "muted"
                return refuse(request, .badRequest, "Nobody called \(wanted.target.text) is \(word).")
            }
            target = found
        case .op: return refuse(request, .badRequest)
        }
        let hasTime = wanted.operation == .ban || wanted.operation == .mute
        let moderation = Moderation(
            wanted.operation, target: target, seconds: hasTime ? wanted.seconds : nil, reason: wanted.reason)
        send(.moderate(identity.author, moderation, address: address), to: room, re: request.id)
    }

    /// Whether somebody may only read, and is told so.
    func isSilenced(_ author: Author, _ request: Request, in room: RoomName) -> Bool {
        guard context.rights.isMuted(author.uid) else { return false }
        refuse(request, .muted, room: room)
        return true
    }

    /// Whether an identity, or its address, is banned; who is hears it and is closed.
    func isSentAway(_ uid: UserID?, re: String?) -> Bool {
        guard context.rights.isBanned(uid, address: address) else { return false }
        tell(.error(ErrorAnswer(re: re, code: .banned)))
        expel(.banned)
        return true
    }

    /// Ends the session of somebody who has to go: nothing that waits is carried out.
    func expel(_ code: ChatCloseCode) {
        held = []
        endSession(reason: code.word)
        close(code)
    }
}
