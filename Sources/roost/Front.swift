import ChatClient
import TerminalCore

/// What the client is used through: a full screen, or plain lines.
///
/// The loop owns the model and applies every input to it. A front turns what its user does into inputs, shows the
/// model, and carries out what concerns the terminal.
protocol Front: AnyObject {
    /// How much room it has to show something.
    var size: Size { get }

    /// Hands on what the user does until there is no more to come; returns how the program ends then.
    func readInputs(_ apply: @escaping (Input) -> Void) async -> Ending

    /// Returns what was typed and waited for a silence; nobody types on any more.
    func flush() -> [Input]

    /// Returns what a signal about the terminal means to the client; nothing for any other signal.
    func inputs(for signal: Int32) -> [Input]

    /// Whether another program has the terminal: what it sends to all in the foreground is meant for that one.
    var isLent: Bool { get }

    /// Does something with the terminal.
    func carryOut(_ effect: TerminalEffect)

    /// Shows the model as it is now; called after inputs, at most once in a frame.
    func show(_ model: Model)

    /// Gives the terminal back.
    func close()
}
