import ChatProtocol

/// The bounds of the session table.
package struct SessionTableLimits: Sendable {
    /// Sessions at once, those in their grace included.
    package var sessions = ServerLimits.sessions
    /// Sessions of one address; loopback has no address here.
    package var sessionsPerAddress = ServerLimits.sessionsPerAddress
    /// Rooms that one session may be in.
    package var roomsPerMember = ChatLimits.roomsPerMember
    /// How long a session outlives its connection.
    package var grace = ChatLimits.sessionGrace

    /// Creates the bounds of PROTOCOL.md.
    package init() {}
}
