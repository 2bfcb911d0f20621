import ChatProtocol
import Logging
import WebSocketCore

/// How the end of a connection is announced: to its client before the Close frame, and in the log.
extension Connection {
    /// Says why a slow or silent client is about to be cut.
    func closing(_ close: Close) {
        guard let code = close.code.flatMap({ ChatCloseCode(rawValue: $0.rawValue) }) else { return }
        announce(code)
    }

    /// Announces a close by the words of the table.
    func announce(_ code: ChatCloseCode, retryAfter: Duration? = nil) {
        let level: Logger.Level = code.isForcedByClient ? .notice : .debug
        context.logger.log(level: level, "closing: \(code.word)", metadata: metadata.adding("code", "\(code.rawValue)"))
        tell(.closing(Closing(code, retryAfter: retryAfter)))
    }
}

extension Logger.Metadata {
    /// The same with one more entry.
    func adding(_ key: String, _ value: Logger.MetadataValue) -> Logger.Metadata {
        merging([key: value]) { $1 }
    }
}
