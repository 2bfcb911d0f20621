import ChatProtocol
import NIOCore

/// Writes to the live members of one room on one loop, and knows how far each of them is.
struct MemberWriter {
    /// A live member, and the number of the last event written to it.
    private struct Member {
        let connection: Connection
        var position: Int64
    }

    private var members: [ConnectionID: Member] = [:]

    var isEmpty: Bool { members.isEmpty }

    func contains(_ id: ConnectionID) -> Bool { members[id] != nil }

    /// Makes a connection live after an event; a connection that is live already starts afresh there.
    mutating func admit(_ connection: Connection, position: Int64) {
        members[connection.id] = Member(connection: connection, position: position)
    }

    mutating func dismiss(_ id: ConnectionID) {
        members[id] = nil
    }

    /// Writes a batch to each member whose position is right before it: one buffer, one write a member.
    ///
    /// Returns those who can't go on without a hole; they are no longer members.
    mutating func write(_ batch: EventBatch) -> [Connection] {
        var lost: [Connection] = []
        for (id, member) in members where member.position < batch.last {
            if member.position == batch.first - 1 {
                member.connection.write(batch)
                members[id]?.position = batch.last
            } else {
                lost.append(member.connection)
                members[id] = nil
            }
        }
        return lost
    }

    /// Writes presence to each member.
    func write(_ presence: SharedFrames) {
        for member in members.values { member.connection.write(presence) }
    }
}
