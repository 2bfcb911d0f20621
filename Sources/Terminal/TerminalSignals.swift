import CTerminal
import Dispatch
import Glibc

/// The signals a terminal program lives with.
package enum TerminalSignals {
    /// The signals that the stream tells.
    ///
    /// SIGWINCH: the size changed. SIGTSTP: suspend. SIGCONT: take the terminal back. The others: leave.
    package static let all: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]

    /// The signals by which a program without a screen is asked to leave; the others do what they do by themselves.
    package static let leaving: [Int32] = [SIGTERM, SIGHUP, SIGINT]

    /// How long the program has to leave by itself after SIGTERM or SIGHUP.
    ///
    /// A frozen terminal would hold it in a write for ever.
    private static let patience = DispatchTimeInterval.seconds(2)

    /// The signals as they come; make it before the screen is opened, and only once.
    ///
    /// Two seconds after SIGTERM or SIGHUP the process ends without asking anybody, with the terminal restored.
    package static func stream(of signals: [Int32] = all) -> AsyncStream<Int32> {
        // A closed pipe and a write from the background are errors of a call, not reasons to die or stop.
        ct_ignore_signal(SIGPIPE)
        ct_ignore_signal(SIGTTOU)
        let descriptor = unsafe ct_watch_signals(signals, Int32(signals.count))
        return DescriptorReader.stream(
            of: descriptor, prepare: { unsafe ct_accept_signals(signals, Int32(signals.count)) },
            elements: { bytes in
                let signals = bytes.map(Int32.init)
                for signal in signals where signal == SIGTERM || signal == SIGHUP { startWatchdog(signal) }
                return signals
            })
    }

    /// Not a task: the main actor may sit in a write for ever, and this must not wait for anybody.
    private static func startWatchdog(_ signal: Int32) {
        DispatchQueue(label: "terminal.watchdog").asyncAfter(deadline: .now() + patience) { @Sendable in
            ct_emergency_restore()
            exit(by: signal)
        }
    }

    /// Ends the process by the signal itself, so that the parent sees the true reason; close the screen before.
    package static func exit(by signal: Int32) -> Never {
        ct_exit_by_signal(signal)
    }
}
