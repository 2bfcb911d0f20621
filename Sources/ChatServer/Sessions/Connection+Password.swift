import ChatProtocol

/// The door of a server that has a password: who does not know it gets no session, neither a new one nor an old one.
extension Connection {
    /// Whether the door is shut to everybody but who knows a password.
    var isDoorShut: Bool { context.configuration.password != nil }

    /// Lets in who knows the password; anybody else is told what is wrong, and closed.
    func letIn(with password: String?, re: String?) -> Bool {
        guard let door = context.configuration.password, !door.matches(password) else { return true }
        tell(.error(ErrorAnswer(re: re, code: password == nil ? .authRequired : .authFailed)))
        close(.password)
        return false
    }

    /// Asks a person who has nothing but a WebSocket tool.
    func askForPassword() {
        tell(.note(Note(text: "This server needs a password. Send it first: /password PASSWORD")))
    }

    /// Takes a line of a person who has not given the password: nothing but that is listened to.
    func receive(lineAtDoor line: String) {
        guard case .command(.password(let password)) = PlainDialect.parse(line, limits: context.limits) else {
            tell(.error(ErrorAnswer(re: nil, code: .authRequired)))
            if !gate.judgeOther(now: context.clock.now()) { closeForFlood() }
            return
        }
        guard letIn(with: password, re: nil) else { return }
        begin(wanted: nil) { greet($0) }
    }
}
