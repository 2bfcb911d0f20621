import ChatProtocol
import Logging
import NIOCore
import WebSocketCore
import WebSocketNIO

/// Decides who comes in, and as what: path, subprotocol, origin and limits.
struct ChatApplication: WebSocketApplication {
    let context: ServerContext
    let originRule: OriginRule
    let shards: [ObjectIdentifier: NIOLoopBound<Shard>]

    func answer(_ request: UpgradeRequest, from address: SocketAddress?) -> UpgradeAnswer {
        let subprotocol = Subprotocol.all.first { request.subprotocols.contains($0) }
        guard let page = refusal(of: request, subprotocol, from: address) else {
            return .accept(subprotocol: subprotocol)
        }
        context.logger.notice(
            "refused a connection", metadata: ["status": "\(page.status)", "address": .address(address)])
        return .refuse(page)
    }

    private func refusal(
        of request: UpgradeRequest, _ subprotocol: String?, from address: SocketAddress?
    ) -> HTTPResponse? {
        guard request.path == "/" || request.path == "/ws" else { return ServerPages.notFound(request.path) }
        guard originRule.allows(origin: request.origin, host: request.host) else { return ServerPages.foreignOrigin }
        guard subprotocol != nil || request.subprotocols.isEmpty else { return ServerPages.unknownSubprotocols() }
        if context.isDraining { return ServerPages.draining }
        return context.addresses.judge(AddressGate.key(address)).map(ServerPages.refusal)
    }

    func acceptingFailed(_ reason: String) {
        context.logger.warning("can't accept connections for now", metadata: ["reason": "\(reason)"])
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
            dialect: subprotocol == nil ? .plain : .json, address: address, shard: shard,
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
            outboundLimits: OutboundLimits(
                bytes: configuration.outboundBound, stall: TimeAmount(configuration.writeStall),
                slowClose: Close(
                    CloseCode(ChatCloseCode.slow.rawValue) ?? .goingAway, reason: ChatCloseCode.slow.sentence)),
            connectionsMax: configuration.connectionsMax == 0
                ? nil : configuration.connectionsMax + ServerLimits.connectionsUnanswered)
    }
}

extension Logger.MetadataValue {
    /// An address without its port, which says nothing about anybody.
    static func address(_ address: SocketAddress?) -> Logger.MetadataValue {
        "\(address?.ipAddress ?? "unknown")"
    }
}
