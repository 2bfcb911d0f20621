import CPseudoTerminal
import Glibc
import Synchronization

/// A program on a terminal of its own: send keys, wait for what the screen shows.
public final class PseudoTerminalProgram: Sendable {
    private let process: ProgramProcess
    private let terminal: Int32
    private let content: ScreenContent
    private let output: ProgramOutput
    private let limit: Duration

    /// The screen is fed on another thread.
    private final class ScreenContent: Sendable {
        let screen: Mutex<VTScreen>

        init(_ screen: VTScreen) {
            self.screen = Mutex(screen)
        }
    }

    /// Starts a program; its environment is a small one and what is given. `limit` is how long each wait lasts at most.
    public init(
        _ path: String, arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil,
        columns: Int = 80, rows: Int = 24, limit: Duration = .seconds(20)
    ) throws {
        let program = try unsafe ProgramProcess.start(path, arguments, environment, directory) {
            unsafe cpt_spawn_on_terminal($0, $1, $2, $3, Int32(rows), Int32(columns))
        }
        process = ProgramProcess(program.pid)
        terminal = program.output
        self.limit = limit
        let content = ScreenContent(VTScreen(columns: columns, rows: rows))
        self.content = content
        // A descriptor of its own, because it is closed at the output's end and the terminal is still asked then.
        output = ProgramOutput(fcntl(program.output, F_DUPFD_CLOEXEC, 0)) { bytes in
            content.screen.withLock { $0.feed(bytes) }
        }
    }

    deinit {
        close(terminal)
    }

    /// The screen as it is now.
    public var screen: VTScreen { content.screen.withLock { $0 } }

    /// The process, for signals.
    public var processID: Int32 { process.id }

    /// Whether the terminal edits and echoes lines, as it must after the program has left.
    public var isCooked: Bool { cpt_is_cooked(terminal) == 1 }

    /// Types text; "\r" is Enter, "\u{1B}" Escape.
    public func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Types bytes.
    public func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the terminal a new size.
    public func resize(columns: Int, rows: Int) {
        content.screen.withLock { $0.resize(columns: columns, rows: rows) }
        _ = cpt_resize(terminal, Int32(rows), Int32(columns))
    }

    /// Waits until the screen is as wanted; throws with its picture when it does not become so.
    public func wait(_ what: String, _ isReached: (VTScreen) -> Bool) async throws {
        let reached = try await Waiting.until(limit) { isReached(screen) }
        guard reached else {
            let end = process.exit.map { " The program has ended: \($0)." } ?? ""
            throw ProgramFailure("Waited \(limit) in vain for: \(what).\(end)\n\(screen.picture)")
        }
    }

    /// Waits until the screen shows a text somewhere.
    public func wait(forText text: String) async throws {
        try await wait("the text \"\(text)\"") { $0.contains(text) }
    }

    /// Sends a signal.
    public func signal(_ number: Int32) {
        process.signal(number)
    }

    /// Waits for the program's end.
    public func exit() async throws -> ProgramExit {
        guard let exit = try await process.waitForExit(limit, [output]) else {
            throw ProgramFailure("Waited \(limit) in vain for the program's end.\n\(screen.picture)")
        }
        return exit
    }
}
