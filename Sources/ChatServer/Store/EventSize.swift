import ChatProtocol

extension RoomEvent {
    /// What the event counts against a bound in bytes: its texts, and what its other fields take on the wire.
    var cost: Int {
        let fields = 160 + 2 * room.text.utf8.count + author.nick.text.utf8.count
        return switch body {
        case .message(let text, _): fields + text.utf8.count
        case .topic(let text): fields + text.utf8.count
        case .moderation(let moderation): fields + 80 + (moderation.reason?.utf8.count ?? 0)
        case .redaction, .tombstone, .unknown: fields
        }
    }
}
