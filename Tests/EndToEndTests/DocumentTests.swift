import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// What is written of the programs elsewhere than in them.
    @Suite("Documents")
    struct DocumentTests {
        private static let root = SourceTree.root.path

        private func run(_ path: String, _ arguments: [String]) async throws -> (exit: ProgramExit, lines: [String]) {
            let program = try BackgroundProgram(path, arguments: arguments, directory: Self.root)
            let exit = try await program.exit()
            return (exit, program.outputLines + program.errorLines)
        }

        private static func has(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

        @Test func `manuals, completions and the README's tables say what the programs do; else run: make documents`()
            async throws
        {
            let check = try await run(BuiltProduct.path("roost-documents"), ["--check", "--root", Self.root])
            #expect(check.lines == [])
            #expect(check.exit == .code(0))
        }

        @Test func `what has changed is told, and how to mend it`() async throws {
            let nowhere = try await run(BuiltProduct.path("roost-documents"), ["--check", "--root", "/nowhere"])
            #expect(nowhere.exit != .code(0))
            let check = try await run(
                "/bin/bash",
                [
                    "-c",
                    """
                    set -e; copy=$(mktemp -d); trap 'rm -r $copy' EXIT
                    cp -r README.md Manual Completions $copy; echo more >> $copy/Manual/roost.1
                    sed -i 's/^| Alt-A |.*/| Alt-A | something |/' $copy/README.md
                    "$0" --check --root $copy
                    """, try BuiltProduct.path("roost-documents"),
                ])
            #expect(
                check.lines == [
                    "Manual/roost.1 is not up to date.", "README.md is not up to date.", "Run: make documents",
                ])
            #expect(check.exit == .code(1))
        }

        @Test(
            "a shell takes the completions",
            arguments: [
                ("/bin/bash", "Completions/roost.bash"), ("/bin/bash", "Completions/roostd.bash"),
                ("/usr/bin/zsh", "Completions/_roost"), ("/usr/bin/zsh", "Completions/_roostd"),
                ("/usr/bin/fish", "Completions/roost.fish"), ("/usr/bin/fish", "Completions/roostd.fish"),
            ].filter { has($0.0) })
        func loads(shell: String, file: String) async throws {
            let result = try await run(shell, ["-n", file])
            #expect(result.lines == [])
            #expect(result.exit == .code(0))
        }

        @Test(
            "bash completes flags, their values and the commands for scripts",
            arguments: [
                ("roost --the", "--theme"), ("roost --no-m", "--no-mouse"), ("roost --theme l", "light"),
                ("roost t", "tail"), ("roost tail --js", "--json"), ("roost send --js", ""), ("roostd --ke", "--keep"),
                ("roostd --durability f", "full"), ("roostd b", "backup"), ("roostd backup --d", "--data"),
            ])
        func completes(line: String, answer: String) async throws {
            let words = line.split(separator: " ")
            let script = """
                . Completions/\(words[0]).bash; COMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1)
                _\(words[0]); echo "${COMPREPLY[*]}"
                """
            let result = try await run("/bin/bash", ["--norc", "-c", script])
            #expect(result.lines == [answer])
        }

        @Test(
            "a manual has no mistakes, and what everybody looks for", .enabled(if: has("/usr/bin/mandoc")),
            arguments: [("Manual/roost.1", "/set"), ("Manual/roostd.8", "--keep")])
        func manual(file: String, word: String) async throws {
            #expect(try await run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", file]).lines == [])
            // A letter is made bold by printing it twice in one place.
            let page = try await run("/usr/bin/mandoc", ["-T", "ascii", file]).lines.map {
                $0.replacing(/.\x08/, with: "")
            }
            #expect(page.contains { $0.contains(word) })
            #expect(page.contains { $0.contains("EXIT STATUS") })
        }
    }
}
