import CPseudoTerminal
import Glibc

/// roost on a pseudo-terminal: keys go in, and what comes out is looked through as it comes.
final class ClientOnTerminal {
    /// Bytes read at once: all that a terminal holds.
    private static let readBytes = 64 * 1024

    let pid: pid_t
    private let terminal: Int32
    /// The end of what has come, in which a text that came in two pieces is still found.
    private var tail: [UInt8] = []

    /// Starts the program; its files are below `home`, and it finds nobody else's settings.
    init(_ path: String, _ arguments: [String], home: String, columns: Int, rows: Int) throws {
        let environment = [
            "HOME=\(home)", "XDG_STATE_HOME=\(home)/state", "XDG_CONFIG_HOME=\(home)/config", "TERM=xterm-256color",
            "LANG=C.UTF-8", "USER=bench",
        ]
        let program = unsafe Self.withCStrings([path] + arguments) { arguments in
            unsafe Self.withCStrings(environment) { environment in
                unsafe cpt_spawn_on_terminal(path, arguments, environment, nil, Int32(rows), Int32(columns))
            }
        }
        guard program.pid > 0 else { throw BenchmarkFailure("\(path) could not be started.") }
        pid = program.pid
        terminal = program.output
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        let pointers = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
            capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { unsafe pointers[index] = strdup(text) }
        unsafe pointers[texts.count] = nil
        defer {
            for index in texts.indices { unsafe free(pointers[index]) }
            unsafe pointers.deallocate()
        }
        return unsafe body(pointers.baseAddress)
    }

    /// Ends the program and waits for that.
    func end() {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        close(terminal)
    }

    /// Presses keys.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
    }

    /// Reads until a text has come, and returns when that was; throws when it does not come in time.
    func wait(for text: String, within limit: Duration = .seconds(20)) throws -> Int64 {
        let wanted = Array(text.utf8)
        let end = ContinuousClock.now + limit
        tail = []
        while ContinuousClock.now < end {
            let bytes = read(within: .milliseconds(100))
            let time = Samples.clock()
            let seen = tail + bytes
            if seen.contains(wanted) { return time }
            tail = seen.suffix(wanted.count - 1)
        }
        throw BenchmarkFailure("\"\(text)\" was not on the screen within \(limit).")
    }

    /// Takes what comes in a while, so that the program never waits for its terminal.
    func drain(for duration: Duration) {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end { _ = read(within: .milliseconds(10)) }
    }

    private func read(within limit: Duration) -> [UInt8] {
        var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&waiting, 1, Int32(limit / .milliseconds(1))) > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: Self.readBytes) { buffer, count in
            count = unsafe max(Glibc.read(terminal, buffer.baseAddress, buffer.count), 0)
        }
    }
}
