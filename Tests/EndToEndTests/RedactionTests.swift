import Foundation
import TestSupport
import Testing

extension RealPrograms {
    @Suite("Taking back")
    struct RedactionTests {
        @Test(
            "a message that is taken back is gone from every reader, the export and the files", .timeLimit(.minutes(2)))
        func takenBack() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-redact-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let server = try await Roostd.start(data: folder.path)
            let url = "ws://127.0.0.1:\(server.port)"
            let plain = try ForeignPeer.node.start("chat", [url, "off"])
            try await plain.waitForLine("to be there") { $0.contains("#lobby") }
            let mina = try ForeignPeer.python.start("chat", [url, "off", "roost.v1.json"])
            mina.send(#"{"t":"hello","id":"1","client":{"name":"demo","ver":"1"},"caps":[],"nick":"mina"}"# + "\n")
            mina.send(##"{"t":"join","id":"2","room":"#lobby"}"## + "\n")
            let joined = try await mina.waitForLine("the room's epoch") { $0.contains(#""t":"joined""#) }
            let epoch = try #require(joined.split(separator: #""epoch":""#).last?.split(separator: "\"").first)
            let secret = "비밀번호 sesame-7731"
            mina.send(
                ##"{"t":"send","room":"#lobby","cid":"cid-000000000001","text":"\##(secret)","kind":"text"}"## + "\n")
            try await plain.waitForLine("the secret") { $0.hasSuffix("<mina> \(secret)") }
            mina.send(##"{"t":"redact","id":"3","room":"#lobby","epoch":"\##(epoch)","seq":1}"## + "\n")
            try await mina.waitForLine("the answer") { $0.hasPrefix(#"{"t":"ok","re":"3","seq":2"#) }
            try await plain.waitForLine("the word of it") { $0.hasSuffix("#lobby * mina removed a message") }
            plain.send("/history\n/search sesame\n")
            try await plain.waitForLine("the tombstone") { $0.hasSuffix("#lobby * a message of mina was removed") }
            try await plain.waitForLine("no hit") { $0.hasSuffix(#"* Nothing about "sesame" in #lobby."#) }

            // As a crash leaves it; the next start overwrites what is left of it.
            try await server.crash()
            let second = try await Roostd.start(data: folder.path)
            try await Waiting.require("no piece of it is in any file") {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { name in
                    let bytes = try Data(contentsOf: folder.appending(path: name))
                    return ["비밀번호", "sesame", "7731"].allSatisfy { bytes.range(of: Data($0.utf8)) == nil }
                }
            }
            let export = try BackgroundProgram(
                try BuiltProduct.path("roostd"), arguments: ["export", "--data", folder.path])
            _ = try await export.exit()
            #expect(export.outputLines.count == 2)
            #expect(export.outputLines.first?.contains(#""k":"tombstone""#) == true)
            #expect(export.outputLines.last?.contains(#""k":"redact""#) == true)
            #expect(export.outputLines.last?.hasSuffix(#""of":1}"#) == true)
            second.program.signal(SIGTERM)
            #expect(try await second.program.exit() == .code(0))
        }
    }
}
