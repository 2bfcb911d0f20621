import Glibc
import NIOCore
import NIOPosix
import Testing
import WebSocketNIO

@Suite("Listening", .timeLimit(.minutes(1)))
struct ListeningTests {
    private func bind(
        _ configuration: WebSocketServerConfiguration, _ group: any EventLoopGroup
    ) async throws(ListenError) -> WebSocketServer {
        try await WebSocketServer.bind(configuration, group: group, application: EchoApplication())
    }

    private func failure(
        _ configuration: WebSocketServerConfiguration, _ group: any EventLoopGroup
    ) async -> ListenError? {
        do throws(ListenError) {
            await (try await bind(configuration, group)).stopAccepting()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [nil, "localhost"])
    func `Both families have the same port, and both answer`(host: String?) async throws {
        try await withLoops(1) { group in
            let server = try await bind(WebSocketServerConfiguration(host: host, port: 0), group)
            #expect(Set(server.addresses.compactMap(\.port)).count == 1)
            let hosts = server.addresses.map { $0.protocol == .inet6 ? "::1" : "127.0.0.1" }
            #expect(hosts.contains("127.0.0.1"))
            for host in hosts {
                try await RawClient.connect(port: server.port, group: group, host: host) { client, reader in
                    try await client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    #expect(try await reader.readHead().hasPrefix("HTTP/1.1 200 "))
                }
            }
            await server.stopAccepting()
        }
    }

    /// This process's sockets that a server on a port has accepted.
    private func accepted(on port: Int) -> [CInt] {
        (0..<4_096).filter { descriptor in
            var (address, peer, size) = (
                sockaddr_storage(), sockaddr_storage(), socklen_t(MemoryLayout<sockaddr_in>.size)
            )
            let isMine = unsafe withUnsafeMutableBytes(of: &address) { bytes in
                guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
                return unsafe getsockname(descriptor, start, &size) == 0
                    && bytes.loadUnaligned(as: UInt16.self) == UInt16(AF_INET)
                    && bytes.loadUnaligned(fromByteOffset: 2, as: in_port_t.self).bigEndian == in_port_t(port)
            }
            let hasPeer = unsafe withUnsafeMutableBytes(of: &peer) { bytes in
                guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
                return unsafe getpeername(descriptor, start, &size) == 0
            }
            return isMine && hasPeer
        }
    }

    @Test func `What is sent does not wait for what may follow`() async throws {
        try await withLoops(1) { group in
            let server = try await bind(WebSocketServerConfiguration(host: "127.0.0.1", port: 0), group)
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                #expect(try await reader.readHead().hasPrefix("HTTP/1.1 101 "))
                let sockets = accepted(on: server.port)
                #expect(sockets.count == 1)
                for socket in sockets {
                    var (noDelay, size) = (CInt(0), socklen_t(MemoryLayout<CInt>.size))
                    #expect(unsafe getsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &noDelay, &size) == 0)
                    #expect(noDelay == 1)
                }
            }
            await server.stopAccepting()
        }
    }

    @Test func `A port in use is one sentence`() async throws {
        try await withLoops(1) { group in
            let server = try await bind(WebSocketServerConfiguration(port: 0), group)
            let error = await failure(WebSocketServerConfiguration(port: server.port), group)
            #expect(error == .portInUse(server.port))
            #expect(
                error?.description
                    == "Port \(server.port) is in use by another program. Stop that program or choose another port.")
            await server.stopAccepting()
        }
    }

    @Test func `A port in use in one family only leaves nothing open in the other`() async throws {
        try await withLoops(1) { group in
            // Another test's client may have the port in the other family; hardly at every attempt.
            for _ in 1...5 {
                // IPv6, because IPv4 is opened before it and has to be closed again.
                // A machine that has none has nothing to close.
                guard let taken = try? await bind(WebSocketServerConfiguration(host: "::1", port: 0), group) else {
                    return
                }
                let error = await failure(WebSocketServerConfiguration(port: taken.port), group)
                let other = await failure(WebSocketServerConfiguration(host: "127.0.0.1", port: taken.port), group)
                await taken.stopAccepting()
                #expect(error == .portInUse(taken.port))
                if other == nil { return }
            }
            Issue.record("The port is still open for IPv4.")
        }
    }

    @Test func `A host that is none`() async throws {
        try await withLoops(1) { group in
            // Longer than a name may be, so that no name server is asked.
            let host = String(repeating: "a", count: 64)
            #expect(await failure(WebSocketServerConfiguration(host: host, port: 0), group) == .unknownHost(host))
            #expect(
                await failure(WebSocketServerConfiguration(host: "192.0.2.1", port: 0), group)
                    == .notThisMachine("192.0.2.1"))
        }
    }

    @Test func `After stopAccepting connections go on and new ones are refused`() async throws {
        // An address of its own: on 127.0.0.1 another test's server may have the port as soon as it is free.
        let host = "127.0.0.77"
        try await withServer {
            $0.host = host
        } body: { server, group in
            try await RawClient.connect(port: server.port, group: group, host: host) { client, reader in
                try await client.send(RawClient.upgrade)
                _ = try await reader.readHead()
                await server.stopAccepting()
                await #expect(throws: (any Error).self) {
                    try await ClientBootstrap(group: group).connect(host: host, port: server.port).get()
                }
                try await client.send(RawClient.maskedHello)
                #expect(try await reader.read(7) == RawClient.hello)
            }
        }
    }

    @Test func `Over the bound a connection is closed before it has said anything`() async throws {
        try await withServer {
            $0.connectionsMax = 2
        } body: { server, group in
            try await RawClient.connect(port: server.port, group: group) { first, firstReader in
                try await RawClient.connect(port: server.port, group: group) { second, _ in
                    // Served, so both are counted by now.
                    try await first.send(RawClient.upgrade)
                    _ = try await firstReader.readHead()
                    await eventually("the second is accepted") { server.connectionCount == 2 }
                    try await RawClient.connect(port: server.port, group: group) { _, reader in
                        let answer = try await reader.readToEnd()
                        #expect(answer.isEmpty)
                    }
                }
                await eventually("the second is gone") { server.connectionCount == 1 }
            }
            try await RawClient.connect(port: server.port, group: group) { client, reader in
                try await client.send(RawClient.upgrade)
                #expect(try await reader.readHead().hasPrefix("HTTP/1.1 101 "))
            }
        }
    }
}
