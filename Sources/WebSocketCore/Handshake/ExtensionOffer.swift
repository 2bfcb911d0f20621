/// One element of `Sec-WebSocket-Extensions`: an extension's name and its parameters (RFC 6455, 9.1).
public struct ExtensionOffer: Equatable, Sendable {
    /// One parameter: a name, and a value if it has one.
    public struct Parameter: Equatable, Sendable {
        /// The parameter's name.
        public let name: String
        /// The value without quotes, or nothing for a parameter that is only a name.
        public let value: String?
    }

    /// The extension's name, such as `permessage-deflate`.
    public let name: String
    /// The parameters, in order.
    public let parameters: [Parameter]
}
