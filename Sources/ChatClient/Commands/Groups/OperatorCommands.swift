import ChatProtocol

/// The commands of operators.
enum OperatorCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case oper, moderate(Moderation.Operation) }

    static let commands: [CommandEntry] = [
        CommandEntry(.operators(.oper), "oper", [], "SECRET", "become an operator", onlyRoost: true),
        CommandEntry(
            .operators(.moderate(.kick)), "kick", [], "NAME [REASON]", "operators: end a session", .name,
            onlyRoost: true),
        CommandEntry(
            .operators(.moderate(.ban)), "ban", [], "NAME [TIME] [REASON]", "operators: keep out (10m, 2h, 3d)", .name,
            onlyRoost: true),
        CommandEntry(
            .operators(.moderate(.unban)), "unban", [], "NAME", "operators: let in again", onlyRoost: true),
        CommandEntry(
            .operators(.moderate(.mute)), "mute", [], "[#ROOM]",
            "count only mentions there; operators: NAME [TIME] lets read only", .name),
        CommandEntry(
            .operators(.moderate(.unmute)), "unmute", [], "[#ROOM]",
            "count all again; operators: NAME lets speak again", .name),
    ]
}

extension Model {
    mutating func run(_ action: OperatorCommands.Action, _ arguments: String) -> [Effect] {
        switch action {
        case .oper: runOper(arguments)
        case .moderate(let operation): runModeration(operation, arguments)
        }
    }

    /// Presents the operator secret, which is kept nowhere here.
    private mutating func runOper(_ secret: String) -> [Effect] {
        guard !secret.isEmpty else {
            say("/oper needs the secret that roostd told when it first started.")
            return []
        }
        forget(secret: secret)
        return [.transmit(request(.oper(secret: secret), expecting: .oper))]
    }

    /// Asks for what only an operator can do; it is told in the shown room.
    private mutating func runModeration(_ operation: Moderation.Operation, _ arguments: String) -> [Effect] {
        let name = operation.rawValue
        // A room is muted for oneself, a person for everybody.
        if operation == .mute || operation == .unmute, arguments.isEmpty || ["#", "@"].contains(arguments.first) {
            setMuted(operation == .mute, arguments)
            return []
        }
        if let refusal = refusal(ofRoostCommand: name) {
            say(refusal)
            return []
        }
        guard !arguments.isEmpty else {
            say("/\(name) needs a name. Example: /\(name) mina")
            return []
        }
        guard case .room(let room)? = shownRoom else {
            say(Self.inNoRoom)
            return []
        }
        do throws(NameError) {
            let wanted = try ModerationRequest(operation, arguments: arguments, in: room)
            leaveLine()
            return [.transmit(request(.moderate(wanted), expecting: .moderation))]
        } catch {
            say(error.sentence)
            return []
        }
    }
}
