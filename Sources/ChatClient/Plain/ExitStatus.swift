/// How the program ends, in the numbers of sysexits.h, for the scripts that start it.
package enum ExitStatus: Int32, Equatable, Sendable {
    /// Asked to leave, or done.
    case success = 0
    /// The command line, or a line of the input, asks for what cannot be (`EX_USAGE`).
    case usage = 64
    /// The server cannot be reached, or was lost (`EX_UNAVAILABLE`).
    case unreachable = 69
    /// The server refuses us, or does not speak as it should (`EX_PROTOCOL`).
    case refused = 76
}
