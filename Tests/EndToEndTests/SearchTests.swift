import Foundation
import TestSupport
import Testing

extension RealPrograms {
    @Suite("Search")
    struct SearchTests {
        @Test("what was said is found, in JSON and in plain text, also after a crash", .timeLimit(.minutes(2)))
        func found() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "roost-search-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let first = try await Roostd.start(data: folder.path)
            let mina = try await member(of: first)
            for (number, text) in ["내일 회의는 세 시", "점심 먹자", "\u{1112}\u{116C}\u{110B}\u{1174} 끝나고 Lunch"].enumerated() {
                mina.send(
                    ##"{"t":"send","room":"#lobby","cid":"cid-00000000000\##(number)","text":"\##(text)","kind":"text"}"##
                        + "\n")
                try await mina.waitForLine("its acknowledgement") { $0.contains("cid-00000000000\(number)") }
            }
            try await first.crash()

            let second = try await Roostd.start(data: folder.path)
            let jun = try await member(of: second)
            jun.send(##"{"t":"search","id":"s1","room":"#lobby","q":"회의"}"## + "\n")
            let page = try await jun.waitForLine("the hits") { $0.contains(#""re":"s1""#) }
            #expect(page.contains("내일 회의는 세 시") && page.contains("끝나고 Lunch") && !page.contains("점심"))
            jun.send(#"{"t":"search","id":"s2","q":"LUNCH 회의"}"# + "\n")
            let all = try await jun.waitForLine("the hits of all rooms") { $0.contains(#""re":"s2""#) }
            #expect(all.contains(#""seq":3"#) && !all.contains(#""seq":1"#))

            let plain = try ForeignPeer.node.start("chat", ["ws://127.0.0.1:\(second.port)", "off"])
            plain.send("/search 점심\n/search deploy\n")
            try await plain.waitForLine("the hit") { $0.hasSuffix("> 점심 먹자") }
            try await plain.waitForLine("the sentence") { $0.hasSuffix(#"* Nothing about "deploy" in #lobby."#) }
        }

        private func member(of server: Roostd) async throws -> BackgroundProgram {
            let chat = try ForeignPeer.python.start(
                "chat", ["ws://127.0.0.1:\(server.port)", "off", "roost.v1.json"])
            chat.send(#"{"t":"hello","id":"1","client":{"name":"demo","ver":"1"},"caps":[],"nick":"mina"}"# + "\n")
            chat.send(##"{"t":"join","id":"2","room":"#lobby"}"## + "\n")
            try await chat.waitForLine("to be there") { $0.contains(#""t":"live""#) }
            return chat
        }
    }
}
