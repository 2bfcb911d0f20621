import ChatProtocol
import NIOCore

/// Frames that are the same for every reader of a form: encoded once, header included; and what is not the same.
struct SharedFrames: Sendable {
    private var json = ByteBuffer()
    private var jsonDeflated = ByteBuffer()
    private var plain = ByteBuffer()
    private var plainDeflated = ByteBuffer()
    /// The forms that are there.
    private(set) var forms: Set<WireForm> = []
    /// What each reader of plain text is told in their own words: a conversation bears the other one's name for both.
    var unshared: [ServerMessage] = []

    /// The frames as a reader of this form gets them; empty if there was no such reader.
    subscript(form: WireForm) -> ByteBuffer {
        get {
            switch form {
            case .json: json
            case .jsonDeflated: jsonDeflated
            case .plain: plain
            case .plainDeflated: plainDeflated
            }
        }
        set {
            forms.insert(form)
            switch form {
            case .json: json = newValue
            case .jsonDeflated: jsonDeflated = newValue
            case .plain: plain = newValue
            case .plainDeflated: plainDeflated = newValue
            }
        }
    }

    /// The bytes of all forms.
    var bytes: Int {
        json.readableBytes + jsonDeflated.readableBytes + plain.readableBytes + plainDeflated.readableBytes
    }

    /// Adds what follows; a form that is not there in both is not there in the whole.
    mutating func append(_ other: SharedFrames) {
        forms.formIntersection(other.forms)
        json.writeImmutableBuffer(other.json)
        jsonDeflated.writeImmutableBuffer(other.jsonDeflated)
        plain.writeImmutableBuffer(other.plain)
        plainDeflated.writeImmutableBuffer(other.plainDeflated)
        unshared += other.unshared
    }
}
