import ArgumentParser
import Glibc
import NIOCore
import NIOPosix
import WebSocketCore
import WebSocketNIO

/// The program: an echo server, or with `--client` a client that echoes what a server sends.
@main
struct WebSocketEcho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "websocket-echo",
        abstract: "Sends every WebSocket message back, as a server or, with --client, as a client.")

    /// Larger than any test suite's messages; two of them may wait for one peer.
    private static let messageBytesMax = 256 * 1024 * 1024

    @Option(help: ArgumentHelp("The name or address to listen on.", valueName: "address"))
    var host = "localhost"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "n"))
    var port = 9001

    @Option(help: ArgumentHelp("The longest message, in bytes.", valueName: "bytes"))
    var maxMessage = 16 * 1024 * 1024

    @Flag(
        inversion: .prefixedNo,
        help: "Compress with permessage-deflate where the other side can: as it asks, and offered as a client.")
    var deflate = true

    @Option(help: ArgumentHelp("Connect to this server and echo until it closes.", valueName: "url"))
    var client: String?

    @Option(help: ArgumentHelp("Trust the authorities in this PEM file, too, for wss://.", valueName: "file"))
    var ca: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard (1...Self.messageBytesMax).contains(maxMessage) else {
            throw ValidationError("The longest message is from 1 to \(Self.messageBytesMax) bytes.")
        }
        guard ca == nil || client != nil else { throw ValidationError("Only a client trusts: --ca needs --client.") }
    }

    func run() async throws {
        if let client { try await echo(to: WebSocketURL(client)) } else { try await serve() }
    }

    private func serve() async throws {
        let server = try await WebSocketServer.bind(
            WebSocketServerConfiguration(
                host: host, port: port, sessionLimits: sessionLimits, deflate: deflate ? DeflatePolicy() : nil,
                outboundLimits: outboundLimits),
            group: MultiThreadedEventLoopGroup.singleton, application: EchoServer())
        for address in server.addresses { print("listening on ws://\(Self.authority(address))") }
        // Whoever started us may wait for these lines at the other end of a pipe.
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    private func echo(to url: WebSocketURL) async throws {
        let tls = try ca.map(ClientTLS.init(authoritiesIn:)) ?? ClientTLS()
        try await WebSocketClient.serve(
            url, group: MultiThreadedEventLoopGroup.singleton,
            configuration: WebSocketClientConfiguration(
                tls: tls, sessionLimits: sessionLimits, deflate: deflate ? DeflatePolicy() : nil,
                outboundLimits: outboundLimits)
        ) { _ in Echo() }
    }

    private var sessionLimits: SessionLimits { SessionLimits(messageBytes: maxMessage) }

    /// Two of the longest messages, one on its way and one behind it, and their headers and some Pongs.
    private var outboundLimits: OutboundLimits {
        OutboundLimits(bytes: 2 * maxMessage + 64 * 1024)
    }

    private static func authority(_ address: SocketAddress) -> String {
        let ip = address.ipAddress ?? "?"
        return "\(ip.contains(":") ? "[\(ip)]" : ip):\(address.port ?? 0)"
    }
}
