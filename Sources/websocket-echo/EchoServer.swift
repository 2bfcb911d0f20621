import NIOCore
import WebSocketCore
import WebSocketNIO

/// The server's side: takes everybody who knocks, and gives each connection an ``Echo``.
struct EchoServer: WebSocketApplication {
    func answer(_ request: UpgradeRequest, from address: SocketAddress?) -> UpgradeAnswer {
        .accept(subprotocol: nil)
    }

    func page(for head: RequestHead, from address: SocketAddress?) -> HTTPResponse {
        HTTPResponse(
            status: 426, fields: [("Upgrade", "websocket")],
            body: "This is a WebSocket echo server. Connect with: websocket-echo --client ws://HOST:PORT\n")
    }

    func makeDelegate(
        subprotocol: String?, on loop: any EventLoop, from address: SocketAddress?
    ) -> any WebSocketDelegate {
        Echo()
    }
}
