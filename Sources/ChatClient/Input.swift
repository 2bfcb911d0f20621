package import ChatProtocol
package import TerminalCore

/// Everything that can happen to the client from outside.
package enum Input: Equatable, Sendable {
    /// The program starts; the first input.
    case launch(Launch)
    /// A key, a run of typed text, a paste, a focus report or a mouse event.
    case key(KeyEvent)
    /// Lines that came in plain mode, in order; those that came at once from a person were pasted.
    case lines([String])
    /// No more lines come in plain mode.
    case endOfLines
    /// The terminal has a new size.
    case resize(Size)
    /// Time passed; sent at the latest when `Model.nextDeadline` is reached.
    case tick
    /// Something happened on the connection that `Effect.connect` opened under this number.
    case network(ConnectionNumber, NetworkEvent)
    /// The operating system asks the program to go (SIGTERM, SIGHUP, or the input ended).
    case terminate
    /// The program that was to open a link did not: its status, or `nil` where it did not start.
    case openFailed(program: String, status: Int32?)
    /// The program that was to notify did not, likewise.
    case notifyFailed(program: String, status: Int32?)
    /// The program is in the foreground again after `TerminalEffect.suspend`.
    case resumed
    /// What became of writing the configuration file.
    case configurationSaved(ConfigurationOutcome)
    /// Nobody could bring the program back, so it did not stop.
    case cannotSuspend
    /// The editor has ended that `TerminalEffect.edit` gave a text to.
    case edited(EditOutcome)
    /// Something could not be written below the state directory. The sentence is for people.
    case fileTrouble(String)
}

/// Tells the events of one connection from those of an older one that are still on their way.
package typealias ConnectionNumber = Int

/// What a connection reports; after `failed` or `closed` nothing follows under the same number.
package enum NetworkEvent: Equatable, Sendable {
    /// The opening handshake is done. `nil` means the server chose no subprotocol: it speaks plain text.
    /// `invitation` is the address that other machines reach the server at, where it differs from the one typed.
    case opened(subprotocol: String?, invitation: String? = nil)
    /// A decoded message of the JSON dialect.
    case message(ServerMessage)
    /// A text message of a server without a subprotocol, whole and as sent.
    case plainText(String)
    /// A text written by `Effect.transmitText` has left the program; they are confirmed in order.
    case written
    /// The answer to `Effect.ping`.
    case pong(roundTrip: Duration)
    /// The connection could not be opened. The sentence is for people.
    case failed(sentence: String, canRetry: Bool)
    /// The open connection ended. `code` as RFC 6455 section 7.1.5 (1005 and 1006 where there is none).
    case closed(code: UInt16, sentence: String)
}

/// What the command line says.
package struct Launch: Equatable, Sendable {
    /// Where to connect; `nil` opens the first-start form.
    package var address: String?
    /// What the form proposes.
    package var suggestedAddress: String
    /// The rooms to enter, the first one shown.
    package var rooms: [RoomName]
    /// What an earlier run of the program has kept.
    package var state = ClientState()
    /// The folder that logs are written into, for people; `nil` where there can be none.
    package var logs: String?
    /// The server's password, for who starts the program from a script.
    package var password: Password?
    /// What is set before the user sets anything, and what is to be said of that.
    package var configured: Configured
    /// Plain mode, which needs an address; `nil` for a screen.
    package var lineMode: LineMode?

    /// Makes the wish of a command line.
    package init(
        address: String?, suggestedAddress: String = "127.0.0.1:8080", rooms: [RoomName] = [.lobby],
        password: Password? = nil, configured: Configured = Configured(), lineMode: LineMode? = nil
    ) {
        self.address = address
        self.suggestedAddress = suggestedAddress
        self.rooms = rooms
        self.password = password
        self.configured = configured
        self.lineMode = lineMode
    }
}
