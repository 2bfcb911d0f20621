import ChatClient
import ChatProtocol
import NIOPosix
import Terminal
import WebSocketCore
import WebSocketNIO

/// The life of one connection, away from the main actor: opens it, reads it into the mailbox, writes what is to be sent.
nonisolated struct ConnectionTask: Sendable {
    let number: ConnectionNumber
    let mailbox: Mailbox<NetworkLink.Report>
    let tls: ClientTLS

    /// Returns how to connect: without a keep-alive, because the model watches the server's silence itself and asks for
    /// pings, and compressed where a network lies between.
    ///
    /// The few bytes that a person types need no context, and so no memory between two messages.
    private func configuration(for url: WebSocketURL) -> WebSocketClientConfiguration {
        let deflate = DeflatePolicy(own: DeflatePolicy.stateless.own)
        return WebSocketClientConfiguration(
            tls: tls, sessionLimits: SessionLimits(messageBytes: ChatLimits.requestBytesMax),
            deflate: url.isLoopback ? nil : deflate, keepAlive: nil)
    }

    /// Runs until the connection is over, or until `outgoing` has ended and is written; cancelling drops it.
    func run(address: String, outgoing: AsyncStream<NetworkLink.Outgoing>) async {
        let url: WebSocketURL
        let connection: WebSocketConnection
        do {
            url = try WebSocketURL(address)
            connection = try await WebSocketClient.connect(
                to: url, subprotocols: [Subprotocol.json], group: MultiThreadedEventLoopGroup.singleton,
                configuration: configuration(for: url))
        } catch let error as ConnectError {
            await report(.failed(sentence: "\(error)", canRetry: error.isWorthRetrying))
            return
        } catch {
            await report(.failed(sentence: "\(error)", canRetry: false))
            return
        }
        await report(.opened(subprotocol: connection.subprotocol, invitation: Invitation.address(for: url)))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await write(outgoing, to: connection) }
            await read(connection)
            group.cancelAll()
        }
        await connection.close(.goingAway, reason: "")
    }

    private func read(_ connection: WebSocketConnection) async {
        for await event in connection.events {
            switch event {
            case .text(let text): await receive(text, isPlain: connection.subprotocol == nil)
            case .binary: break  // neither dialect has binary messages
            case .pong(let roundTrip): await report(.pong(roundTrip: roundTrip))
            case .closed(let outcome): await report(.closed(code: outcome.code, sentence: Self.reason(of: outcome)))
            }
        }
    }

    private func receive(_ text: String, isPlain: Bool) async {
        if isPlain { return await report(.plainText(text)) }
        // What cannot be decoded is a later server's; the rest of the conversation is not lost over it.
        guard let message = try? JSONDialect.decodeServerMessage(Array(text.utf8)) else { return }
        await report(.message(message))
    }

    /// Writes what is to be sent and then closes: with 1000 after a goodbye, else with 1001, which keeps the session.
    ///
    /// A send that fails ends it too: the reader has the reason.
    private func write(_ outgoing: AsyncStream<NetworkLink.Outgoing>, to connection: WebSocketConnection) async {
        for await item in outgoing {
            do {
                switch item {
                case .request(let request):
                    try await connection.send(text: String(decoding: JSONDialect.encode(request), as: UTF8.self))
                case .text(let text):
                    try await connection.send(text: text)
                    await report(.written)
                case .ping:
                    connection.ping()
                case .goodbye:
                    return await connection.close(.normal, reason: "")
                }
            } catch {
                return
            }
        }
        await connection.close(.goingAway, reason: "")
    }

    /// What the server said of the end or did wrong; empty where nothing is known but that it came.
    private static func reason(of outcome: CloseOutcome) -> String {
        if let reason = outcome.received?.reason, !reason.isEmpty { return reason }
        if case .violation(let violation) = outcome.failure {
            return "The server broke the protocol. \(violation.sentence)"
        }
        return ""
    }

    private func report(_ event: NetworkEvent) async {
        await mailbox.post(NetworkLink.Report(number: number, event: event))
    }
}
