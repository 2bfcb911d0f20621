import CPseudoTerminal
import Glibc
import Synchronization

/// A program with pipes: write lines to it, wait for lines from it.
public final class BackgroundProgram: Sendable {
    private let process: ProgramProcess
    private let input: Mutex<Int32?>
    private let text: OutputText
    private let outputs: [ProgramOutput]
    private let limit: Duration

    /// Standard output and standard error as they come.
    private final class OutputText: Sendable {
        let output = Mutex<[UInt8]>([])
        let errors = Mutex<[UInt8]>([])
    }

    /// Starts a program; its environment is a small one and what is given. `limit` is how long each wait lasts at most.
    public init(
        _ path: String, arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil,
        limit: Duration = .seconds(20)
    ) throws {
        let program = try unsafe ProgramProcess.start(path, arguments, environment, directory) {
            unsafe cpt_spawn_with_pipes($0, $1, $2, $3)
        }
        process = ProgramProcess(program.pid)
        input = Mutex(program.input)
        self.limit = limit
        let text = OutputText()
        self.text = text
        outputs = [
            ProgramOutput(program.output) { bytes in text.output.withLock { $0 += bytes } },
            ProgramOutput(program.errors) { bytes in text.errors.withLock { $0 += bytes } },
        ]
    }

    deinit {
        closeInput()
    }

    /// The process, for signals.
    public var processID: Int32 { process.id }

    /// Whether the program runs.
    public var isRunning: Bool { process.exit == nil }

    /// The whole lines of standard output so far.
    public var outputLines: [String] { Self.lines(text.output.withLock { $0 }) }

    /// The whole lines of standard error so far.
    public var errorLines: [String] { Self.lines(text.errors.withLock { $0 }) }

    /// A line without its end is not yet a line.
    private static func lines(_ bytes: [UInt8]) -> [String] {
        let whole = bytes.prefix((bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
        return whole.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Waits for a line of either output and gives the first that is wanted; throws with all lines if none comes.
    @discardableResult
    public func waitForLine(_ what: String, _ isWanted: (String) -> Bool) async throws -> String {
        var found: String?
        let reached = try await Waiting.until(limit) {
            found = (outputLines + errorLines).first(where: isWanted)
            return found != nil
        }
        guard reached, let found else { throw failure("Waited \(limit) in vain for \(what).") }
        return found
    }

    /// Waits until a number of lines of either output are as wanted.
    public func waitForLines(_ count: Int, _ what: String, _ isWanted: (String) -> Bool) async throws {
        let reached = try await Waiting.until(limit) { (outputLines + errorLines).count(where: isWanted) >= count }
        guard reached else { throw failure("Waited \(limit) in vain for \(count) lines: \(what).") }
    }

    private func failure(_ reason: String) -> ProgramFailure {
        let end = process.exit.map { " The program has ended: \($0)." } ?? ""
        return ProgramFailure(
            reason + end + "\nIts output:\n" + outputLines.joined(separator: "\n") + "\nIts errors:\n"
                + errorLines.joined(separator: "\n"))
    }

    /// Writes to standard input; add the newline.
    public func send(_ text: String) {
        input.withLock { descriptor in
            guard let descriptor else { return }
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Ends standard input.
    public func closeInput() {
        input.withLock { descriptor in
            if let descriptor { close(descriptor) }
            descriptor = nil
        }
    }

    /// Sends a signal: SIGTERM to ask, SIGKILL to crash it.
    public func signal(_ number: Int32) {
        process.signal(number)
    }

    /// Waits for the program's end.
    public func exit() async throws -> ProgramExit {
        guard let exit = try await process.waitForExit(limit, outputs) else {
            throw failure("Waited \(limit) in vain for the program's end.")
        }
        return exit
    }
}
