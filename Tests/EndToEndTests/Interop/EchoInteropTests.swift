import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// The core against Python websockets and node-ws. The other side drives: it sends, we echo, and it prints what
    /// came back; so everything goes through our decoder and our encoder, and through theirs.
    @Suite("Echo with other implementations")
    struct EchoInteropTests {
        /// How the two ends compress, by the word that the peers' scripts take.
        enum Compression: String, CaseIterable {
            case off
            case takeover
            case fresh
        }

        enum Role {
            case server
            case client
        }

        /// Kind, bytes and the beginning of the SHA-256 of every echo: 0, 1, 125, 126, 65535, 65536 bytes and 1 MiB,
        /// each as binary and as Korean text; `조각난 글` in three fragments; `between` in two with a Ping between them;
        /// random letters, twice.
        private static let echoes = [
            "binary 0 e3b0c442", "text 0 e3b0c442", "binary 1 6e340b9c", "text 1 2d711642",
            "binary 125 3daa582f", "text 125 bdf8ae76", "binary 126 5dda7cb7", "text 126 2974352f",
            "binary 65535 dda402a2", "text 65535 211cb8f7", "binary 65536 4b640d85", "text 65536 2ce07f5f",
            "binary 1048576 631b8402", "text 1048576 8258d3d0", "text 13 04c2a92f", "pong 9",
            "binary 7 fbb27fbd", "pong 125", "text 4096 cb23b99b", "text 4096 cb23b99b",
        ]

        /// Checks what the other side printed, to which we were the end of this role.
        private func check(
            _ peer: BackgroundProgram, extensions: String, _ compression: Compression, weAre role: Role
        ) async throws {
            #expect(try await peer.exit() == .code(0), "\(peer.errorLines)")
            var lines = peer.outputLines.filter { !$0.hasPrefix("listening") }
            let wire = lines.compactMap { $0.hasPrefix("wire ") ? Int($0.dropFirst(5)) : nil }
            lines.removeAll { $0.hasPrefix("wire ") }
            #expect(lines == ["extensions \(extensions)"] + Self.echoes + ["closed 4001 다 했어요"])

            // The bytes that the two echoes of 4096 random letters took on the wire; a client's frames have a key.
            try #require(wire.count == 2)
            switch compression {
            case .off: #expect(wire == (role == .server ? [4100, 4100] : [4104, 4104]))
            case .takeover: #expect(wire[0] < 2500 && wire[1] < 100, "\(wire)")
            case .fresh: #expect(wire[0] < 2500 && wire[1] == wire[0], "\(wire)")
            }
        }

        @Test(
            "their client, our server", .timeLimit(.minutes(2)),
            arguments: ForeignPeer.allCases, Compression.allCases)
        func theirClient(peer: ForeignPeer, compression: Compression) async throws {
            let server = try await EchoProgram.server()
            let client = try peer.start("echo", ["client", server.url, compression.rawValue, "4001", "다 했어요"])
            let fresh = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            let extensions =
                switch (compression, peer) {
                case (.off, _): "none"
                case (.takeover, _): "permessage-deflate"
                case (.fresh, .python): fresh + "; server_max_window_bits=9; client_max_window_bits=10"
                case (.fresh, .node): fresh + "; server_max_window_bits=9"
                }
            try await check(client, extensions: extensions, compression, weAre: .server)
            server.program.signal(SIGTERM)
        }

        @Test(
            "their server, our client", .timeLimit(.minutes(2)),
            arguments: ForeignPeer.allCases, Compression.allCases)
        func ourClient(peer: ForeignPeer, compression: Compression) async throws {
            let server = try peer.start("echo", ["server", compression.rawValue, "4001", "다 했어요"])
            let client = try EchoProgram.client(try await EchoProgram.listeningURL(server))
            let extensions =
                switch compression {
                case .off: "none"
                case .takeover: "permessage-deflate"
                case .fresh: "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
                }
            try await check(server, extensions: extensions, compression, weAre: .client)
            #expect(try await client.exit() == .code(0), "\(client.errorLines)")
        }

        @Test(
            "whoever is told not to compress does not, though the other offers it", .timeLimit(.minutes(2)),
            arguments: ForeignPeer.allCases)
        func refused(peer: ForeignPeer) async throws {
            let server = try await EchoProgram.server(["--no-deflate"])
            let theirs = try peer.start("echo", ["client", server.url, "takeover", "4001", "다 했어요"])
            try await check(theirs, extensions: "none", .off, weAre: .server)
            server.program.signal(SIGTERM)

            let accepting = try peer.start("echo", ["server", "takeover", "4001", "다 했어요"])
            let ours = try EchoProgram.client(try await EchoProgram.listeningURL(accepting), ["--no-deflate"])
            try await check(accepting, extensions: "none", .off, weAre: .client)
            #expect(try await ours.exit() == .code(0))
        }

        @Test(
            "a close without a code, one without a reason, and ours over a message that is too big",
            .timeLimit(.minutes(2)),
            arguments: [
                (ForeignPeer.node, "empty", "closed 1005 "), (.node, "1000", "closed 1000 "),
                (.python, "1000", "closed 1000 "),
                (.node, "too-big", "closed 1009 The message is too big: at most 2097152 bytes are taken."),
                (.python, "too-big", "closed 1009 The message is too big: at most 2097152 bytes are taken."),
            ])
        func endings(peer: ForeignPeer, ending: String, told: String) async throws {
            let server = try await EchoProgram.server()
            let theirs = try peer.start("echo", ["client", server.url, "takeover", ending])
            #expect(try await theirs.exit() == .code(0), "\(theirs.errorLines)")
            #expect(theirs.outputLines.last == told)
            server.program.signal(SIGTERM)

            let accepting = try peer.start("echo", ["server", "takeover", ending])
            let ours = try EchoProgram.client(try await EchoProgram.listeningURL(accepting))
            #expect(try await accepting.exit() == .code(0), "\(accepting.errorLines)")
            #expect(accepting.outputLines.last == told)
            #expect(try await ours.exit() == .code(0))
        }
    }
}
