import Glibc
import NIOCore
import NIOPosix
import Testing

/// A TCP client that knows nothing of WebSocket: literal bytes out, bytes in.
final class RawClient: Sendable {
    /// An opening handshake with the key of RFC 6455, 1.2.
    static let upgrade = """
        GET /ws HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r

        """
    /// "Hello" as a masked text frame (RFC 6455, 5.7).
    static let maskedHello: [UInt8] = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
    /// "Hello" as a server sends it.
    static let hello: [UInt8] = [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]
    /// A masked Close frame with 1000 and the key 0.
    static let maskedClose: [UInt8] = [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]

    private let channel: any Channel
    private let inbound: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private init(_ inbound: NIOAsyncChannel<ByteBuffer, ByteBuffer>) {
        self.inbound = inbound
        channel = inbound.channel
    }

    /// Connects, hands the client to the body and closes the connection after it.
    static func connect(
        port: Int, group: any EventLoopGroup, host: String = "127.0.0.1",
        _ body: (RawClient, inout Reader) async throws -> Void
    ) async throws {
        let inbound = try await ClientBootstrap(group: group)
            .channelOption(.allowRemoteHalfClosure, value: true)
            // The kernel would otherwise take up to 32 MiB for a reader who does not read.
            .channelOption(.socketOption(.so_rcvbuf), value: 64 * 1024)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        let client = RawClient(inbound)
        try await inbound.executeThenClose { stream, _ in
            var reader = Reader(stream.makeAsyncIterator())
            try await body(client, &reader)
        }
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// Ends our direction only.
    func sendEOF() async throws {
        try await channel.close(mode: .output)
    }

    /// Ends the connection with a reset.
    func reset() async throws {
        let provider = try #require(channel as? any SocketOptionProvider)
        try await provider.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }

    /// Reads exactly what is asked for, or less at the end of the stream.
    struct Reader {
        private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private var buffer = ByteBuffer()

        init(_ iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) {
            self.iterator = iterator
        }

        mutating func read(_ count: Int) async throws -> [UInt8] {
            while buffer.readableBytes < count, var more = try await iterator.next(isolation: #isolation) {
                buffer.writeBuffer(&more)
            }
            return buffer.readBytes(length: min(count, buffer.readableBytes)) ?? []
        }

        /// Reads to the end of an HTTP head.
        mutating func readHead() async throws -> String {
            var head = ""
            while !head.hasSuffix("\r\n\r\n") {
                let byte = try await read(1)
                guard !byte.isEmpty else { break }
                head.unicodeScalars.append(Unicode.Scalar(byte[0]))
            }
            return head
        }

        /// Reads to the end of the stream.
        mutating func readToEnd() async throws -> [UInt8] {
            try await read(.max)
        }
    }
}
