/// What all connections of a server go by: a reference for each of them and not a copy, which is half a kilobyte.
final class ServerRules: Sendable {
    let configuration: WebSocketServerConfiguration
    let application: any WebSocketApplication

    init(_ configuration: WebSocketServerConfiguration, _ application: any WebSocketApplication) {
        self.configuration = configuration
        self.application = application
    }
}
