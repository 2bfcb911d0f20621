/// What is done by another program, which runs beside ours.
package enum ProcessEffect: Equatable, Sendable {
    /// Run this program with these arguments, the last of which is a link; `Input.openFailed` tells when it could not.
    case open([String])
    /// Run this program, the last arguments of which are a room and what was said there; `Input.notifyFailed` tells when
    /// it could not.
    case notify([String])
}
