import Foundation
import TestSupport
import Testing

extension RealPrograms {
    @Suite("A server with a password")
    struct PasswordTests {
        private static let password = "열려라참깨"

        private static func folder() throws -> URL {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-password-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return folder
        }

        @Test("roost asks, shows stars, asks again, and comes back by itself", .timeLimit(.minutes(2)))
        func asked() async throws {
            let folder = try Self.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "password").path
            try Data((Self.password + "\n").utf8).write(to: URL(fileURLWithPath: file))
            let data = folder.appending(path: "data").path
            let server = try await Roostd.start(data: data, arguments: ["--password-file", file])
            let mina = try RoostTerminal.start([server.address, "-n", "미나"])
            try await mina.program.wait("the question") { $0.contains("This server needs a password.") }
            mina.program.send("wrong")
            try await mina.program.wait("stars") { $0.contains("Password *****") && !$0.contains("wrong") }
            mina.program.send("\r")
            try await mina.program.wait("the refusal") { $0.contains("The password is wrong.") }
            mina.program.send(Self.password + "\r")
            try await mina.program.wait("미나 to be in #lobby") { $0.contains("You are 미나 in #lobby") }
            let jun = try RoostTerminal.start([server.address, "-n", "jun", "--password-file", file])
            try await jun.program.wait("jun to be in #lobby") { $0.contains("You are jun in #lobby") }

            try await server.crash()
            try await mina.program.wait("the loss") { $0.contains("OFFLINE") }
            let next = try await Roostd.start(
                port: server.port, data: data, arguments: ["--password-file", file, "--log-level", "trace"])
            try await mina.program.wait("the return") { $0.contains("connected") && !$0.contains("OFFLINE") }
            try await jun.program.wait("jun's return") { $0.contains("connected") && !$0.contains("OFFLINE") }
            // Up brings back what was typed: nothing was.
            mina.program.send("\u{1B}[A")
            try await mina.say("다시 여기")
            try await jun.sees("다시 여기")
            let log = next.program.outputLines + next.program.errorLines
            #expect(!log.contains { $0.contains(Self.password) })
        }

        @Test("a file without a password is a sentence", .timeLimit(.minutes(1)), arguments: ["roostd", "roost"])
        func noPassword(name: String) async throws {
            let folder = try Self.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "password").path
            try Data("\n".utf8).write(to: URL(fileURLWithPath: file))
            let arguments = name == "roostd" ? ["--memory", "--port", "0"] : ["127.0.0.1"]
            let program = try BackgroundProgram(
                BuiltProduct.path(name), arguments: arguments + ["--password-file", file])
            #expect(try await program.exit() == .code(64))
            #expect(
                program.errorLines == [
                    "\(name): There is no password in \(file). A password is one line of 1 to 256 bytes. "
                        + "\(name) --help lists the options."
                ])
        }
    }
}
