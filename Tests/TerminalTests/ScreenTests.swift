import Glibc
import TestSupport
import Testing

/// A screen's life on a real terminal: the program is this test binary, started anew with only ``ScreenDriver``.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ScreenTests {
    private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminalProgram {
        try PseudoTerminalProgram(
            "/proc/self/exe", arguments: ["--testing-library", "swift-testing", "--filter", "ScreenDriver"],
            environment: environment.merging([ScreenDriver.variable: "1"]) { $1 }, columns: 40, rows: 8)
    }

    private func expectRestored(_ program: PseudoTerminalProgram) {
        let screen = program.screen
        #expect(!screen.isAlternate)
        #expect(screen.isCursorVisible)
        #expect(screen.modes.isDisjoint(with: [1, 1000, 1002, 1004, 1006, 1036, 1039, 2004]))
        #expect(screen.title.isEmpty, "the window's title is the shell's again")
        #expect(program.isCooked)
    }

    @Test func typesResizesPastesAndLeaves() async throws {
        let program = try start()
        try await program.wait("the first picture") { $0.line(0) == "40x8" && $0.line(7) == ">" }
        #expect(program.screen.isAlternate)
        #expect(program.screen.modes.isSuperset(of: [1000, 1006, 1004, 2004, 1036, 1039]))
        program.send("안녕👍 abc\u{1B}[D\u{1B}OD")
        program.send("한")
        try await program.wait("typed text") { $0.line(7) == "> 안녕👍 a한bc" && $0.row == 7 && $0.column == 12 }
        program.resize(columns: 30, rows: 5)
        try await program.wait("the new size") { $0.line(0) == "30x5" && $0.line(4) == "> 안녕👍 a한bc" }
        program.send("\u{1B}[200~x\ty\u{1B}[201~")
        try await program.wait("the paste") { $0.line(4) == "> 안녕👍 a한x    ybc" }
        program.send("\u{1B}t\u{1B}m")
        try await program.wait("title, bell, no mouse") {
            $0.title == "방 \u{FFFD}title" && $0.bells == 1 && $0.modes.isDisjoint(with: [1000, 1002, 1006])
        }
        program.send("\u{03}")
        #expect(try await program.exit() == .code(0))
        expectRestored(program)
        #expect(program.screen.unknown.isEmpty)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func endsByTheSignalItself(signal: Int32) async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        program.signal(signal)
        #expect(try await program.exit() == .signal(signal))
        expectRestored(program)
    }

    @Test func whoDoesNotLeaveIsEndedByTheSignalAllTheSame() async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        program.send("\u{1B}d")
        try await program.wait(forText: "deaf")
        program.signal(SIGTERM)
        #expect(try await program.exit() == .signal(SIGTERM))
        try await program.wait("the normal screen") { !$0.isAlternate }
        expectRestored(program)
    }

    @Test func aCrashRestoresTheTerminal() async throws {
        // Swift's own report of the crash would ask questions on a terminal.
        let program = try start(["SWIFT_BACKTRACE": "enable=no"])
        try await program.wait(forText: "40x8")
        program.send("\u{1B}t")
        try await program.wait("a title") { !$0.title.isEmpty }
        program.send("\u{1B}x")
        #expect(try await program.exit() == .signal(SIGABRT))
        try await program.wait("the normal screen") { !$0.isAlternate }
        expectRestored(program)
    }

    @Test func withoutAShellItDoesNotStop() async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        program.send("\u{1A}")
        try await program.wait(forText: "cannot stop")
    }

    @Test func continuingARunningProgramForgetsNothing() async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        program.signal(SIGCONT)
        try await program.wait(forText: "continued")
        program.send("\u{03}")
        #expect(try await program.exit() == .code(0))
        expectRestored(program)
    }

    /// Starts the program from a shell that has job control, and stops it with Ctrl-Z.
    private func startAndStop() async throws -> PseudoTerminalProgram {
        let path = try #require(unsafe realpath("/proc/self/exe", nil).map { unsafe String(cString: $0) })
        let program = try PseudoTerminalProgram(
            "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
            environment: [ScreenDriver.variable: "1", "PS1": "shell "], columns: 40, rows: 8)
        try await program.wait(forText: "shell")
        program.send("\(path) --testing-library swift-testing --filter ScreenDriver\r")
        try await program.wait("the first picture") { $0.line(0) == "40x8" && $0.line(7) == ">" }
        program.send("draft\u{1A}")
        try await program.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
        expectModesOff(program)
        return program
    }

    private func expectModesOff(_ program: PseudoTerminalProgram) {
        #expect(program.screen.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 1036, 1039]))
    }

    @Test func stopsForItsShellAndComesBack() async throws {
        let program = try await startAndStop()
        program.send("fg\r")
        try await program.wait("the screen again") { $0.isAlternate && $0.line(7) == "> draft" }
        #expect(program.screen.commands.count { $0 == "11;?" } == 2, "the background may be another now")
        program.send("\u{03}")
        try await program.wait("the shell at last") { !$0.isAlternate }
        expectModesOff(program)
    }

    @Test func inTheBackgroundTheTerminalIsTheShells() async throws {
        let program = try await startAndStop()
        program.send("bg; echo back\"ground\"\r")
        try await program.wait("the shell's answer") { $0.contains("background") }
        #expect(!program.screen.isAlternate)
        expectModesOff(program)
    }

    @Test(arguments: [
        ("no-such-terminal", "is not known here"), ("dumb", "cannot show a full screen"), ("", "TERM is not set"),
    ])
    func refusesInASentence(term: String, sentence: String) async throws {
        let program = try start(["TERM": term])
        #expect(try await program.exit() == .code(2))
        try await program.wait("the sentence") { $0.lines.joined().contains(sentence) }
        #expect(!program.screen.isAlternate)
        #expect(program.screen.modes.isEmpty)
    }

    @Test(arguments: ["vt100", "linux", "xterm", "screen", "tmux-256color"])
    func otherTerminalsShowTheSame(term: String) async throws {
        let program = try start(["TERM": term])
        try await program.wait("the first picture") { $0.line(0) == "40x8" && $0.line(7) == ">" }
        program.send("한글e\u{301}")
        try await program.wait("typed text") { $0.line(7) == "> 한글e\u{301}" }
        program.send("\u{03}")
        #expect(try await program.exit() == .code(0))
        #expect(program.isCooked)
        #expect(program.screen.unknown.isEmpty)
    }

    static let depths: [(term: String, foregrounds: Set<Int>, backgrounds: Set<Int>)] = [
        ("xterm-256color", [203], [17]), ("xterm-16color", [12], []), ("xterm", [4], []), ("xterm-direct", [4], []),
        ("vt100", [], []),
    ]

    @Test("a terminal is asked only for colours that it has", arguments: depths)
    func colours(term: String, foregrounds: Set<Int>, backgrounds: Set<Int>) async throws {
        // Without NO_COLOR the test runner itself writes in colours before the screen is there.
        let program = try start(["TERM": term, "NO_COLOR": "1"])
        try await program.wait("the first picture") { $0.line(0) == "40x8" && $0.line(7) == ">" }
        #expect(program.screen.foregrounds == foregrounds)
        #expect(program.screen.backgrounds == backgrounds)
        #expect(program.screen.unknown.isEmpty)
    }

    @Test(
        "fewer colours are used when fewer are wanted", arguments: [(16, [12]), (8, [4]), (0, [])] as [(Int, Set<Int>)])
    func fewerColours(limit: Int, foregrounds: Set<Int>) async throws {
        let program = try start(["ROOST_SCREEN_DRIVER_COLOURS": "\(limit)", "NO_COLOR": "1"])
        try await program.wait("the first picture") { $0.line(0) == "40x8" && $0.line(7) == ">" }
        #expect(program.screen.foregrounds == foregrounds)
    }

    @Test func anotherThemeIsDrawnAtOnce() async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        #expect(!program.screen.foregrounds.contains(99))
        program.send("\u{1B}n")
        try await program.wait("the new colour") { $0.foregrounds.contains(99) }
        #expect(program.screen.line(0) == "40x8")
    }

    @Test func theBackgroundIsAskedForAndTold() async throws {
        let program = try start()
        try await program.wait("the question") { $0.commands == ["11;?"] }
        program.send("\u{1B}]11;rgb:1e1e/1f1f/2e2e\u{1B}\\")
        try await program.wait(forText: "background 30 31 46")
        program.signal(SIGCONT)
        try await program.wait(forText: "continued")
        #expect(program.screen.commands == ["11;?"], "the terminal was ours all the time")
    }

    @Test func aTextIsHandedToTheClipboard() async throws {
        let program = try start()
        try await program.wait(forText: "40x8")
        program.send("\u{1B}y")
        try await program.wait(forText: "copied")
        #expect(program.screen.commands.last == "52;c;67O17IKs")
        #expect(program.screen.unknown.isEmpty)
    }
}
