import ChatProtocol
import NIOCore
import WebSocketCore
import WebSocketNIO

/// Decides who comes in, and as what: path, subprotocol, origin and limits.
struct ChatApplication: WebSocketApplication {
    let context: ServerContext
    let originRule: OriginRule
    let shards: [ObjectIdentifier: NIOLoopBound<Shard>]

    func answer(_ request: UpgradeRequest, from address: SocketAddress?) -> UpgradeAnswer {
        guard request.path == "/" || request.path == "/ws" else { return .refuse(ServerPages.notFound(request.path)) }
        guard originRule.allows(origin: request.origin, host: request.host) else {
            return .refuse(ServerPages.foreignOrigin)
        }
        let subprotocol = Subprotocol.all.first { request.subprotocols.contains($0) }
        guard subprotocol != nil || request.subprotocols.isEmpty else {
            return .refuse(ServerPages.unknownSubprotocols())
        }
        if context.isDraining { return .refuse(ServerPages.draining) }
        if let refusal = context.addresses.judge(AddressGate.key(address)) {
            return .refuse(ServerPages.refusal(refusal))
        }
        return .accept(subprotocol: subprotocol)
    }

    func page(for head: RequestHead, from address: SocketAddress?) -> HTTPResponse {
        switch (head.method, head.path) {
        case ("GET", "/healthz"), ("HEAD", "/healthz"): ServerPages.health(isDraining: context.isDraining)
        case ("GET", "/"), ("HEAD", "/"): ServerPages.welcome(host: head.fields.first("Host") ?? "this-machine:8080")
        case ("GET", _), ("HEAD", _): ServerPages.notFound(head.path)
        default: HTTPResponse(status: 405, fields: [("Allow", "GET, HEAD")], body: "Only GET is understood here.\n")
        }
    }

    func makeDelegate(
        subprotocol: String?, on loop: any EventLoop, from address: SocketAddress?
    ) -> any WebSocketDelegate {
        guard let shard = shards[ObjectIdentifier(loop)]?.value else {
            preconditionFailure("A server's channels run on the loops of its group, and each of them has a shard.")
        }
        return Connection(
            dialect: subprotocol == nil ? .plain : .json, address: AddressGate.key(address), shard: shard,
            context: context)
    }
}

extension WebSocketServerConfiguration {
    /// The part of the configuration that the layer below carries out.
    init(_ configuration: ServerConfiguration) {
        self.init(
            host: configuration.host, port: configuration.port,
            sessionLimits: SessionLimits(messageBytes: configuration.messageBytes),
            deflate: configuration.deflate ? .stateless : nil,
            keepAlive: configuration.pingInterval.map {
                KeepAlive(
                    pingAfter: $0, answerWithin: .seconds(10),
                    closeCode: CloseCode(ChatCloseCode.noHeartbeat.rawValue) ?? .goingAway,
                    closeReason: ChatCloseCode.noHeartbeat.sentence)
            },
            outboundLimits: OutboundLimits(bytes: configuration.outboundBound))
    }
}
