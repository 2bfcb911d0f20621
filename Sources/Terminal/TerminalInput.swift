import CTerminal
import Glibc

/// The bytes a user types.
package enum TerminalInput {
    /// The bytes of a file descriptor as they come, but not while `hold` holds; the stream ends when the terminal is gone.
    package static func bytes(
        fileDescriptor: Int32 = STDIN_FILENO, hold: InputHold? = nil
    ) -> AsyncStream<[UInt8]> {
        // Reading in the background stops the process until the shell brings it back, as it does with every program;
        // with the signal blocked the read would fail, and look like a terminal that is gone.
        DescriptorReader.stream(
            of: fileDescriptor, hold: hold, prepare: { unsafe ct_accept_signals([SIGTTIN], 1) }
        ) { [$0] }
    }
}
