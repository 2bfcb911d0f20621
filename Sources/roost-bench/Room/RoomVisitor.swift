import ChatProtocol
import NIOPosix
import WebSocketNIO

/// A client that asks one thing after another, and notes how long each answer takes.
struct RoomVisitor {
    private let connection: WebSocketConnection
    private var events: WebSocketEvents.Iterator
    private var asked = 0

    /// Connects and says hello.
    init(to url: WebSocketURL) async throws {
        connection = try await WebSocketClient.connect(
            to: url, subprotocols: [Subprotocol.json], group: MultiThreadedEventLoopGroup.singleton)
        events = connection.events.makeAsyncIterator()
        _ = try await ask(.hello(Hello(clientName: "bench", clientVersion: "1")))
    }

    /// Asks for something and returns all that comes until it is answered, a `join` by everything up to `live`, with the
    /// time that took in nanoseconds.
    mutating func ask(_ command: Command) async throws -> (messages: [ServerMessage], nanoseconds: Int64) {
        asked += 1
        let id = "\(asked)"
        let text = String(decoding: JSONDialect.encode(Request(id: id, command: command)), as: UTF8.self)
        let isJoin = if case .join = command { true } else { false }
        let answer = #""re":"\#(id)""#
        var texts: [String] = []
        let start = Samples.clock()
        try await connection.send(text: text)
        while let event = await events.next() {
            guard case .text(let text) = event else { continue }
            texts.append(text)
            let isWhole = isJoin ? text.hasPrefix(#"{"t":"live""#) : text.contains(answer)
            guard isWhole || text.hasPrefix(#"{"t":"err""#) else { continue }
            let taken = Samples.clock() - start
            let messages = try texts.map { try JSONDialect.decodeServerMessage(Array($0.utf8)) }
            for case .error(let answer) in messages { throw BenchmarkFailure("The server refused: \(answer.message)") }
            return (messages, taken)
        }
        throw BenchmarkFailure("The connection has ended without an answer.")
    }

    func leave() async {
        await connection.close()
    }
}
