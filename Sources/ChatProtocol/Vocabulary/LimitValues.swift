/// The limits that a particular server runs with: `welcome.limits`.
public struct LimitValues: Equatable, Sendable {
    /// Bytes of one JSON object sent to the server.
    public var requestBytes = ChatLimits.requestBytes
    /// UTF-8 bytes of one message's text.
    public var textBytes = ChatLimits.textBytes
    /// Lines of one message's text.
    public var textLines = ChatLimits.textLines
    /// UTF-8 bytes of a topic.
    public var topicBytes = ChatLimits.topicBytes
    /// Unicode scalars of a room's name or nickname.
    public var nameScalars = ChatLimits.nameScalars
    /// UTF-8 bytes of a room's name or nickname.
    public var nameBytes = ChatLimits.nameBytes
    /// Events in one page of history.
    public var pageEvents = ChatLimits.pageEvents
    /// Rooms that one member may be in.
    public var roomsPerMember = ChatLimits.roomsPerMember
    /// Messages that may be sent at once; 0 means that there is no limit.
    public var messageBurst = ChatLimits.messageBurst
    /// Messages a second after the burst; 0 means that there is no limit.
    public var messagesPerSecond = ChatLimits.messagesPerSecond

    /// Creates the limits of PROTOCOL.md; a server changes what its flags change.
    public init() {}
}
