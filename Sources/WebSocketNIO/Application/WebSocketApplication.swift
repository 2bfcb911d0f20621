package import NIOCore
package import WebSocketCore

/// What an application says to a legal opening handshake.
package enum UpgradeAnswer: Sendable {
    /// Open the connection; the subprotocol must be one of those offered, or none.
    case accept(subprotocol: String?)
    /// Answer with this response and close.
    case refuse(HTTPResponse)
}

/// What a server is for: it judges requests and makes one delegate for each connection.
///
/// One value serves all loops at once.
package protocol WebSocketApplication: Sendable {
    /// Decides about an opening handshake; called on the connection's loop, so it must not block.
    func answer(_ request: UpgradeRequest, from address: SocketAddress?) -> UpgradeAnswer

    /// Returns the page for a request that asks for no upgrade; called on the connection's loop.
    func page(for head: RequestHead, from address: SocketAddress?) -> HTTPResponse

    /// Makes the delegate of a connection that was just accepted; called on the connection's loop.
    func makeDelegate(
        subprotocol: String?, on loop: any EventLoop, from address: SocketAddress?
    ) -> any WebSocketDelegate
    /// Hears that connections can't be accepted for now, for want of descriptors or memory; once an episode, on any loop.
    func acceptingFailed(_ reason: String)
}

extension WebSocketApplication {
    /// Does nothing.
    package func acceptingFailed(_ reason: String) {}
}
