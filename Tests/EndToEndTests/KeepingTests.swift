import Foundation
import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// What was typed outlives the program, however that ends.
    @Suite("Drafts outlive the program", .timeLimit(.minutes(2)))
    struct KeepingTests {
        private let home = StateHome()

        private func start(_ server: Roostd, as nick: String = "미나") async throws -> RoostTerminal {
            try await RoostTerminal.join(server, as: nick, environment: home.environment)
        }

        private func typeDraft(_ text: String, in terminal: RoostTerminal) async throws {
            terminal.program.send(text)
            try await terminal.program.wait("the draft") { $0.inputLine.hasSuffix(text) }
        }

        @Test("kill -9 loses at most the last second")
        func killed() async throws {
            let server = try await Roostd.start()
            let mina = try await start(server)
            try await typeDraft("보내지 않은 글", in: mina)
            try await home.waits("the draft to be written") { $0.text("drafts-0")?.contains("\t보내지 않은 글\n") == true }
            mina.program.signal(SIGKILL)
            #expect(try await mina.program.exit() == .signal(SIGKILL))
            let again = try await start(server, as: "미나2")
            #expect(again.program.screen.inputLine.hasSuffix("보내지 않은 글"))
            again.program.send("\r")
            try await again.sees("보내지 않은 글")
            try await home.waits("the draft to be gone") { $0.text("drafts-0")?.contains("글") == false }
            try await home.waits("the line to be kept") { $0.text("sent-0")?.contains("보내지 않은 글") == true }
            // Nobody else reads it.
            #expect(home.mode("") == 0o700)
            #expect(home.names.allSatisfy { home.mode($0) == 0o600 })
            #expect(home.names == ["drafts-0", "lock-0", "places-0", "sent-0"])
        }

        @Test("a signal writes at once", arguments: [SIGTERM, SIGHUP])
        func signalled(number: Int32) async throws {
            let server = try await Roostd.start()
            let mina = try await start(server)
            try await typeDraft("draft", in: mina)
            mina.program.signal(number)
            #expect(try await mina.program.exit() == .signal(number))
            #expect(home.text("drafts-0")?.contains("\tdraft\n") == true)
        }

        @Test("quitting with a draft elsewhere keeps it, and the sent lines")
        func quit() async throws {
            let server = try await Roostd.start()
            let mina = try await start(server)
            try await mina.say("하나")
            try await mina.sees("하나")
            try await mina.say("/join dev")
            try await mina.program.wait("#dev") { $0.lines[0].contains("#dev") }
            mina.program.send("\u{10}")
            try await mina.program.wait("#lobby") { $0.lines[0].contains("#lobby") }
            try await typeDraft("draft", in: mina)
            mina.program.send("\u{0E}")
            try await mina.program.wait("#dev") { $0.lines[0].contains("#dev") }
            mina.program.send("/quit\r")
            try await mina.program.wait(forText: "1 draft unsent (#lobby). Quit?")
            mina.program.send("\r")
            #expect(try await mina.program.exit() == .code(0))
            let again = try await start(server)
            #expect(again.program.screen.inputLine.hasSuffix("draft"))
            again.program.send("\u{1B}[A")
            try await again.program.wait("the line sent before") { $0.inputLine.hasSuffix("/join dev") }
            again.program.send("\u{1B}[A")
            try await again.program.wait("the one before it") { $0.inputLine.hasSuffix("하나") }
        }

        @Test("two at once keep apart what they write, and the next start finds both")
        func two() async throws {
            let server = try await Roostd.start()
            let mina = try await start(server)
            let jun = try await start(server, as: "jun")
            try await typeDraft("from mina", in: mina)
            #expect(!jun.program.screen.inputLine.contains("from"))
            try await typeDraft("from jun", in: jun)
            try await home.waits("both drafts") {
                $0.text("drafts-0")?.contains("from mina") == true && $0.text("drafts-1")?.contains("from jun") == true
            }
            for terminal in [mina, jun] {
                terminal.program.signal(SIGKILL)
                _ = try await terminal.program.exit()
            }
            let again = try await start(server, as: "again")
            let drafts = ["from mina", "from jun"]
            let shown = try #require(drafts.first { again.program.screen.inputLine.hasSuffix($0) })
            let other = try #require(drafts.first { $0 != shown })
            #expect(home.text("drafts-0")?.contains(shown) == true)
            #expect(home.text("sent-0")?.contains(other) == true)
            #expect(home.text("drafts-1") == nil)
            again.program.send("\u{1B}[A")
            try await again.program.wait("the other draft") { $0.inputLine.hasSuffix(other) }
        }

        @Test("nothing is made before there is something to keep, and then the form knows the server")
        func lastServer() async throws {
            let server = try await Roostd.start()
            let form = try RoostTerminal.start([], environment: home.environment)
            try await form.program.wait(forText: "Connect to a chat server")
            form.program.send("\u{1B}")
            #expect(try await form.program.exit() == .code(0))
            #expect(home.names == [])
            let mina = try await start(server)
            mina.program.send("/quit\r")
            #expect(try await mina.program.exit() == .code(0))
            let next = try RoostTerminal.start([], environment: home.environment)
            try await next.program.wait(forText: server.address)
        }

        @Test("a directory that cannot be written is said once, and nothing else stops")
        func readOnly() async throws {
            let server = try await Roostd.start()
            try "in the way".write(to: home.url, atomically: true, encoding: .utf8)
            let mina = try await start(server)
            try await mina.program.wait(forText: "Nothing can be kept for the next start.")
            try await mina.say("still here")
            try await mina.sees("still here")
        }
    }
}
