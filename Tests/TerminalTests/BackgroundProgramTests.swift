import Glibc
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct BackgroundProgramTests {
    @Test func linesGoInAndOut() async throws {
        let program = try BackgroundProgram("/bin/cat", arguments: ["-u"])
        program.send("하나\ntwo\nhalf")
        #expect(try await program.waitForLine("a Korean line") { $0.hasPrefix("하") } == "하나")
        try await program.waitForLines(2, "both lines") { _ in true }
        #expect(program.outputLines == ["하나", "two"])
        program.closeInput()
        #expect(try await program.exit() == .code(0))
    }

    @Test func seesErrorsEnvironmentDirectoryAndExitCode() async throws {
        let program = try BackgroundProgram(
            "/bin/sh", arguments: ["-c", "pwd; echo $WHO >&2; exit 3"], environment: ["WHO": "미나"], directory: "/")
        #expect(try await program.exit() == .code(3))
        try await program.waitForLine("the directory") { $0 == "/" }
        try await program.waitForLine("the variable") { $0 == "미나" }
        #expect(program.errorLines == ["미나"])
    }

    @Test func seesTheSignal() async throws {
        let program = try BackgroundProgram("/bin/sleep", arguments: ["60"])
        #expect(program.isRunning)
        program.signal(SIGKILL)
        #expect(try await program.exit() == .signal(SIGKILL))
    }

    @Test func whatCannotStartSaysSo() {
        #expect(throws: ProgramFailure.self) { try BackgroundProgram("/no/such/program") }
    }

    @Test func aProgramThatWasNotBuiltIsSaid() {
        #expect(throws: ProgramFailure.self) { try BuiltProduct.path("no-such-product") }
    }
}
