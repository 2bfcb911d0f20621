/// A refusal: `err`.
public struct ErrorAnswer: Error, Equatable, Sendable {
    /// The id of the command refused; nil if none could be read.
    public var re: String?
    /// The stable token.
    public var code: ErrorCode
    /// What a person is told.
    public var message: String
    /// How long to wait before trying again.
    public var retryAfter: Duration?
    /// The room that it is about.
    public var room: RoomName?

    /// Creates a refusal, with the code's own sentence unless there is a better one.
    public init(
        re: String?, code: ErrorCode, message: String? = nil, retryAfter: Duration? = nil, room: RoomName? = nil
    ) {
        self.re = re
        self.code = code
        self.message = message ?? code.sentence
        self.retryAfter = retryAfter
        self.room = room
    }
}
