package import ChatProtocol

/// How a server runs: what its flags set.
package struct ServerConfiguration: Sendable {
    /// The address or name to listen on; none for every address of both families.
    package var host: String?
    /// The port; 0 takes a free one.
    package var port = 8080
    /// A sentence that everybody is told on arriving.
    package var motd: String?
    /// What opens the server to strangers; nil for everybody.
    package var password: ServerPassword?
    /// What makes an operator; nil where nobody can become one.
    package var operatorSecret: OperatorSecret?
    /// How many messages a connection may send.
    package var rate = FloodGate.Rate()
    /// Connections at once; 0 for no limit.
    package var connectionsMax = 10_000
    /// Connections of one address at once, loopback exempt; 0 for no limit.
    package var connectionsPerAddress = 64
    /// Bytes of one message of a client; the texts and the queues to a connection scale with it.
    package var messageBytes = ChatLimits.requestBytes
    /// Whether messages are compressed for the clients that offer it.
    package var deflate = true
    /// Silence after which a client is pinged; nil for never.
    package var pingInterval: Duration? = ChatLimits.pingInterval
    /// Event loops; nil for one a core, two at least.
    package var threads: Int?
    /// Names by which pages may reach this server, besides its own.
    package var allowedHosts: [String] = []
    /// Bytes that may wait for one connection before it is cut as slow; nil scales the usual with `messageBytes`, and
    /// from an eighth of it on the connection reads the log.
    package var outboundBytes: Int?
    /// Time in which a client that has something to read must accept a byte.
    package var writeStall: Duration = .seconds(120)
    /// Time in which a client must say hello.
    package var helloTime = ChatLimits.helloTime
    /// Bounds of the session table.
    package var sessions = SessionTableLimits()
    /// Rooms at once.
    package var rooms = ServerLimits.rooms
    /// The version that clients are told.
    package var version = "0.1.0"

    /// What `messageBytes` may be: below a name's and a command's own size nothing could be said.
    package static let messageBytesRange = 1_024...ChatLimits.requestBytesMax

    /// Creates the configuration of a server without flags.
    package init() {}

    /// What binds a client here: `welcome.limits`.
    package var limitValues: LimitValues {
        var values = LimitValues()
        values.requestBytes = messageBytes
        values.textBytes = max(messageBytes / 4, 1)
        values.roomsPerMember = sessions.roomsPerMember
        values.messagesPerSecond = rate.messagesPerSecond
        values.messageBurst = rate.messagesPerSecond == 0 ? 0 : rate.burst
        return values
    }

    /// Bytes that may wait for one connection before it reads the log.
    var behindBound: Int { outboundBound / (ServerLimits.outboundBytes / ServerLimits.behindBytes) }

    /// Bytes that may wait for one connection.
    var outboundBound: Int {
        outboundBytes
            ?? max(ServerLimits.outboundBytes, ServerLimits.outboundBytes / ChatLimits.requestBytes * messageBytes)
    }
}
