import Glibc
import TestSupport
import Testing

extension RealPrograms {
    /// Our client's TLS against servers of other libraries, and our server behind a proxy that ends TLS.
    @Suite("TLS with other implementations")
    struct TLSInteropTests {
        private func start(
            _ peer: ForeignPeer, certificate: String, _ certificates: TestCertificates, ending: [String]
        ) async throws -> (server: BackgroundProgram, port: Substring) {
            let server = try peer.start(
                "echo", ["tls-server", certificates.file(certificate), "takeover"] + ending)
            let url = try await EchoProgram.listeningURL(server)
            return (server, try #require(url.split(separator: ":").last))
        }

        @Test(
            "their server, our client: by name and by address, to a clean end", .timeLimit(.minutes(2)),
            arguments: ForeignPeer.allCases, ["localhost", "127.0.0.1"])
        func ourClient(peer: ForeignPeer, host: String) async throws {
            let certificates = try await TestCertificates()
            let (server, port) = try await start(peer, certificate: "good", certificates, ending: ["4001", "다 했어요"])
            let client = try EchoProgram.client(
                "wss://\(host):\(port)", ["--ca", certificates.file("authority")])
            #expect(try await server.exit() == .code(0), "\(server.errorLines) \(client.errorLines)")
            #expect(server.outputLines.contains("binary 1048576 631b8402"))
            #expect(server.outputLines.contains("text 1048576 8258d3d0"))
            #expect(server.outputLines.contains("pong 125"))
            #expect(server.outputLines.last == "closed 4001 다 했어요")
            #expect(try await client.exit() == .code(0), "\(client.errorLines)")
        }

        @Test(
            "our Close frame arrives before the end of the stream", .timeLimit(.minutes(2)),
            arguments: ForeignPeer.allCases)
        func ourClose(peer: ForeignPeer) async throws {
            let certificates = try await TestCertificates()
            let (server, port) = try await start(peer, certificate: "good", certificates, ending: ["too-big"])
            let client = try EchoProgram.client("wss://localhost:\(port)", ["--ca", certificates.file("authority")])
            #expect(try await server.exit() == .code(0), "\(server.errorLines)")
            #expect(server.outputLines.last == "closed 1009 The message is too big: at most 2097152 bytes are taken.")
            #expect(try await client.exit() == .code(0), "\(client.errorLines)")
        }

        @Test(
            "a certificate that proves nothing is refused in a sentence", .timeLimit(.minutes(2)),
            arguments: [
                ("good", "stranger", "Nobody trusted here vouches for the certificate of localhost:PORT."),
                ("expired", "authority", "The certificate of localhost:PORT has expired"),
                ("elsewhere", "authority", "The certificate of localhost:PORT is for another name."),
            ])
        func refused(certificate: String, authority: String, sentence: String) async throws {
            let certificates = try await TestCertificates()
            let (server, port) = try await start(.python, certificate: certificate, certificates, ending: ["1000"])
            let client = try EchoProgram.client("wss://localhost:\(port)", ["--ca", certificates.file(authority)])
            #expect(try await client.exit() == .code(1))
            let told = try #require(client.errorLines.first)
            #expect(told.hasPrefix("Error: " + sentence.replacing("PORT", with: port)), "\(told)")
            #expect(!server.outputLines.contains { $0.hasPrefix("extensions") })
            server.signal(SIGTERM)
        }

        @Test("a private authority is not trusted unless it is named", .timeLimit(.minutes(2)))
        func systemOnly() async throws {
            let certificates = try await TestCertificates()
            let (server, port) = try await start(.node, certificate: "good", certificates, ending: ["1000"])
            let client = try EchoProgram.client("wss://localhost:\(port)")
            #expect(try await client.exit() == .code(1))
            #expect(client.errorLines.first?.contains("Nobody trusted here vouches") == true, "\(client.errorLines)")
            server.signal(SIGTERM)
        }

        @Test("a server without TLS, and a file without certificates, are told as such", .timeLimit(.minutes(2)))
        func noTLS() async throws {
            let server = try await Roostd.start()
            let client = try EchoProgram.client("wss://127.0.0.1:\(server.port)")
            #expect(try await client.exit() == .code(1))
            #expect(
                client.errorLines == [
                    "Error: 127.0.0.1:\(server.port) does not speak TLS. Without it, an address begins with ws://."
                ])

            let listening = try BackgroundProgram(BuiltProduct.path("websocket-echo"), arguments: ["--ca", #filePath])
            #expect(try await listening.exit() == .code(64))

            let certificates = try await TestCertificates()
            for (file, sentence) in [
                (certificates.file("nothing"), "The file \(certificates.file("nothing")) cannot be read."),
                (#filePath, "There is no certificate in \(#filePath)."),
            ] {
                let roost = try RoostTerminal.start(["--ca", file, "wss://localhost:\(server.port)"])
                #expect(try await roost.program.exit() == .code(64))
                let echo = try EchoProgram.client("wss://localhost:\(server.port)", ["--ca", file])
                #expect(try await echo.exit() == .code(1))
                #expect(echo.errorLines.first?.contains(sentence) == true, "\(echo.errorLines)")
            }
        }

        @Test("what a server says before it hangs up without TLS's goodbye arrives", .timeLimit(.minutes(2)))
        func curtServer() async throws {
            let certificates = try await TestCertificates()
            let server = try PythonScript.start("Interop/Peers/curt_server.py", [certificates.file("good")])
            let port = try #require(try await EchoProgram.listeningURL(server).split(separator: ":").last)
            let mina = try RoostTerminal.start(
                ["wss://localhost:\(port)", "--ca", certificates.file("authority"), "-n", "미나"])
            try await mina.program.wait("both of its sentences") {
                $0.contains("잠깐만요") && $0.contains("점심시간입니다")
            }
            server.signal(SIGTERM)
        }

        @Test("roost, Python and node chat with roostd behind a proxy that ends TLS", .timeLimit(.minutes(2)))
        func behindProxy() async throws {
            let certificates = try await TestCertificates()
            let server = try await Roostd.start()
            let proxy = try PythonScript.start(
                "Interop/Peers/tls_proxy.py", [certificates.file("good"), "\(server.port)"])
            let port = try #require(try await EchoProgram.listeningURL(proxy).split(separator: ":").last)
            let url = "wss://localhost:\(port)"
            let authority = certificates.file("authority")

            let python = try ForeignPeer.python.start("chat", [url, "deflate"], trusting: authority)
            let node = try ForeignPeer.node.start("chat", [url, "deflate"], trusting: authority)
            for chat in [python, node] {
                try await chat.waitForLine("the greeting") { $0.contains("Welcome to Roost") }
            }
            let mina = try RoostTerminal.start([url, "--ca", authority, "-n", "미나"])
            try await mina.program.wait("미나 to be in #lobby") { $0.contains("You are 미나 in #lobby") }
            try await mina.say("안녕하세요, 프록시 뒤에서!")
            for chat in [python, node] {
                try await chat.waitForLine("what 미나 said") { $0.hasSuffix("#lobby <미나> 안녕하세요, 프록시 뒤에서!") }
            }
            node.send("노드도 왔어요\n")
            try await mina.sees("노드도 왔어요")

            mina.program.send("/quit\r")
            #expect(try await mina.program.exit() == .code(0))
            try await python.waitForLine("미나's leaving, at once") { $0.contains("미나 left") }
            server.program.signal(SIGTERM)
            for chat in [python, node] {
                try await chat.waitForLine("the goodbye") {
                    $0 == "closed 4000 The server is stopping and will be back."
                }
            }
            proxy.signal(SIGTERM)
        }
    }
}
