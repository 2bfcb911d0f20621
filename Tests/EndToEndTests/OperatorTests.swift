import Foundation
import TestSupport
import Testing

extension RealPrograms {
    @Suite("Operators")
    struct OperatorTests {
        /// The secret that a server tells when it makes one.
        private func secret(of server: Roostd) async throws -> String {
            let line = try await server.program.waitForLine("the secret") { $0.hasPrefix("Operator secret: ") }
            return String(line.dropFirst("Operator secret: ".count))
        }

        @Test("an operator mutes and kicks, and everybody sees it", .timeLimit(.minutes(2)))
        func kick() async throws {
            let server = try await Roostd.start(arguments: ["--log-level", "trace"])
            let secret = try await secret(of: server)
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")
            try await mina.say("/kick jun")
            try await mina.program.wait("the refusal") { $0.contains("Only an operator can do that.") }
            mina.program.send("/oper \(secret)")
            try await mina.program.wait("stars") { $0.inputLine.hasSuffix("/oper ********************************") }
            mina.program.send("\r")
            try await mina.sees("미나 is an operator now")
            try await jun.sees("미나 is an operator now")
            // What is brought back is the line before.
            mina.program.send("\u{1B}[A")
            try await mina.program.wait("the earlier line") { $0.inputLine.hasSuffix("/kick jun") }
            mina.program.send("\u{15}")

            try await mina.say("/mute jun 10m 잠깐만")
            try await jun.sees("jun was muted by 미나 for 10 min: 잠깐만")
            try await jun.say("왜요?")
            try await jun.program.wait("the refusal") { $0.contains("You are muted and can only read for now.") }
            try await mina.say("/kick jun 내일 봐요")
            try await mina.sees("jun was kicked by 미나: 내일 봐요")
            try await jun.program.wait("why it is over") { $0.contains("An operator has ended your session.") }
            #expect(!(server.program.errorLines.contains { $0.contains(secret) }))
        }

        @Test("the secret is told when it is made, and not again", .timeLimit(.minutes(1)))
        func told() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-oper-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let first = try await Roostd.start(data: folder.path)
            let secret = try await secret(of: first)
            try await first.program.waitForLine("how to make another") {
                $0.hasSuffix("for a new one, remove \(folder.path)/operator.")
            }
            try await first.crash()
            let file = folder.appending(path: "operator")
            #expect(!(try Data(contentsOf: file).contains(Data(secret.utf8))))
            let second = try await Roostd.start(data: folder.path)
            try await second.program.waitForLine("the end of the banner") { $0.hasPrefix("Stop it") }
            #expect(!second.program.outputLines.contains { $0.contains("Operator secret") })
            let mina = try await RoostTerminal.join(second, as: "mina")
            mina.program.send("/oper \(secret)\r")
            try await mina.sees("mina is an operator now")
            try await second.crash()
            try FileManager.default.removeItem(at: file)
            let third = try await Roostd.start(data: folder.path)
            #expect(try await self.secret(of: third) != secret)
        }
    }
}
