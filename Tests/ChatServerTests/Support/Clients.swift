import WebSocketCore
import WebSocketNIO

/// The connection ended although more was expected.
struct ConnectionEnded: Error {
    var outcome: CloseOutcome?
}

/// What both kinds of clients have: a connection, of which one test task reads.
class LineClient {
    let connection: WebSocketConnection
    private var events: WebSocketEvents.Iterator

    init(_ connection: WebSocketConnection) {
        self.connection = connection
        events = connection.events.makeAsyncIterator()
    }

    func say(_ text: String) async throws {
        try await connection.send(text: text)
    }

    /// The next text message that is wanted.
    func text(where isWanted: (String) -> Bool = { _ in true }) async throws -> String {
        while let event = await events.next() {
            switch event {
            case .text(let text): if isWanted(text) { return text }
            case .closed(let outcome): throw ConnectionEnded(outcome: outcome)
            case .binary, .pong: continue
            }
        }
        throw ConnectionEnded()
    }

    /// The close code that the connection ends with; what comes before is passed over.
    func closeCode() async -> UInt16? {
        while let event = await events.next() {
            if case .closed(let outcome) = event { return outcome.code }
        }
        return nil
    }

    func leave() async {
        await connection.close()
    }

    /// Goes as who means to come back.
    func drop() async {
        await connection.close(.goingAway, reason: "")
    }
}

/// A client that speaks literal JSON.
final class JSONClient: LineClient {
    var welcome = JSONValue.null

    func next() async throws -> JSONValue {
        try JSONValue(try await text())
    }

    /// The next message of a type; what comes before is passed over.
    func next(_ type: String, where isWanted: (JSONValue) -> Bool = { _ in true }) async throws -> JSONValue {
        while true {
            let message = try await next()
            if message["t"]?.string == type, isWanted(message) { return message }
        }
    }

    /// The types of the next messages, up to one of a type.
    func types(upTo type: String) async throws -> [String] {
        var types: [String] = []
        while types.last != type { types.append(try await next()["t"]?.string ?? "?") }
        return types
    }
}

/// A client that speaks plain lines.
final class PlainClient: LineClient {
    var greeting = ""

    func next(where isWanted: (String) -> Bool = { _ in true }) async throws -> String {
        try await text(where: isWanted)
    }
}
