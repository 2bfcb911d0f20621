import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// roostd's two dialects, spoken by clients that nobody here wrote.
    @Suite("Chat with other implementations")
    struct ChatInteropTests {
        /// What roostd agrees on with whoever offers compression.
        private static let stateless =
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12"

        /// Long enough that roostd compresses it, and short enough to be a message.
        private static let long = String(repeating: "점심 먹으러 갑시다! ", count: 40)

        private func isIn(_ chat: BackgroundProgram, _ extensions: String, subprotocol: String) async throws {
            try await chat.waitForLine("the subprotocol") { $0 == "subprotocol \(subprotocol)" }
            try await chat.waitForLine("the extensions") { $0 == "extensions \(extensions)" }
            try await chat.waitForLine("the greeting") {
                $0.contains("Welcome to Roost") || $0.contains("\"t\":\"joined\"")
            }
        }

        @Test("Python and node, plain and JSON, compressed and not, read one another", .timeLimit(.minutes(2)))
        func oneRoom() async throws {
            let server = try await Roostd.start()
            let url = "ws://127.0.0.1:\(server.port)"
            let mina = try ForeignPeer.python.start("chat", [url, "deflate", "roost.v1.json"])
            mina.send(#"{"t":"hello","id":"1","client":{"name":"demo","ver":"1"},"caps":[],"nick":"미나"}"# + "\n")
            mina.send(##"{"t":"join","id":"2","room":"#lobby"}"## + "\n")
            try await isIn(mina, Self.stateless, subprotocol: "roost.v1.json")
            let plain = try ForeignPeer.node.start("chat", [url, "deflate"])
            try await isIn(plain, Self.stateless, subprotocol: "none")
            let bare = try ForeignPeer.node.start("chat", [url, "off"])
            try await isIn(bare, "none", subprotocol: "none")

            mina.send(
                ##"{"t":"send","room":"#lobby","cid":"6f1d2c3b4a5968778695","text":"\##(Self.long)","kind":"text"}"##
                    + "\n")
            for reader in [plain, bare] {
                try await reader.waitForLine("what 미나 said") { $0.hasSuffix("#lobby <미나> \(Self.long)") }
            }
            try await mina.waitForLine("the acknowledgement") {
                $0.contains(#""cid":"6f1d2c3b4a5968778695""#) && $0.contains(Self.long)
            }
            plain.send("노드도 왔어요\n")
            try await bare.waitForLine("what node said") { $0.hasSuffix("> 노드도 왔어요") }
            try await mina.waitForLine("what node said") { $0.contains(#""text":"노드도 왔어요""#) }

            server.program.signal(SIGTERM)
            for chat in [mina, plain, bare] {
                try await chat.waitForLine("the goodbye") {
                    $0 == "closed 4000 The server is stopping and will be back."
                }
                #expect(try await chat.exit() == .code(0))
            }
            #expect(try await server.program.exit() == .code(0))
        }
    }
}
