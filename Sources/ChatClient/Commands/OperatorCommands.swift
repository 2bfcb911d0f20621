import ChatProtocol

extension Model {
    /// Presents the operator secret, which is kept nowhere here.
    mutating func runOper(_ secret: String) -> [Effect] {
        guard !secret.isEmpty else {
            say("/oper needs the secret that roostd told when it first started.")
            return []
        }
        composer.forget()
        return [.transmit(request(.oper(secret: secret), expecting: .oper))]
    }

    /// Asks for what only an operator can do; it is told in the shown room.
    mutating func runModeration(_ operation: Moderation.Operation, _ arguments: String) -> [Effect] {
        let name = operation.rawValue
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
