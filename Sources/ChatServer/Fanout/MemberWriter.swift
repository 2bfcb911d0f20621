import ChatProtocol
import NIOCore

/// Writes to the live members of one room on one loop, and knows how far each of them is.
struct MemberWriter {
    /// A live member, and the number of the last event written to it.
    private struct Member {
        let connection: Connection
        var position: Int64
    }

    /// In no order; an array, because every batch goes through all of it.
    private var members: [Member] = []
    private var places: [ConnectionID: Int] = [:]

    var isEmpty: Bool { members.isEmpty }

    func contains(_ id: ConnectionID) -> Bool { places[id] != nil }

    /// The number of the last event written to a live member.
    func position(of id: ConnectionID) -> Int64? { places[id].map { members[$0].position } }

    /// Makes a connection live after an event; a connection that is live already starts afresh there.
    mutating func admit(_ connection: Connection, position: Int64) {
        let member = Member(connection: connection, position: position)
        if let place = places[connection.id] {
            members[place] = member
        } else {
            places[connection.id] = members.count
            members.append(member)
        }
    }

    mutating func dismiss(_ id: ConnectionID) {
        guard let place = places.removeValue(forKey: id) else { return }
        let last = members.removeLast()
        guard place < members.count else { return }
        members[place] = last
        places[last.connection.id] = place
    }

    /// Writes a batch to each member whose position is right before it: one buffer, one write a member.
    ///
    /// Returns those who are not written to, because too much waits for them or because they would get a hole, with the
    /// last event that they have; they are no longer members and have to read on from there.
    mutating func write(_ batch: EventBatch) -> [(connection: Connection, position: Int64)] {
        var behind: [(connection: Connection, position: Int64)] = []
        for place in members.indices where members[place].position < batch.last {
            let member = members[place]
            if member.position == batch.first - 1, !member.connection.isBehind {
                member.connection.write(batch)
                members[place].position = batch.last
            } else {
                behind.append((member.connection, member.position))
            }
        }
        for (connection, _) in behind { dismiss(connection.id) }
        return behind
    }

    /// Writes what passes to each member but the one that it comes from, and to nobody for whom so much waits that they
    /// would read it late.
    func write(signal: SharedFrames, by origin: Origin) {
        for member in members where member.connection.origin != origin && !member.connection.isAlmostBehind {
            member.connection.write(signal)
        }
    }

    /// Writes presence to each member; returns those for whom so much waits that presence has to wait as well.
    mutating func write(_ presence: SharedFrames) -> [(connection: Connection, position: Int64)] {
        var behind: [(connection: Connection, position: Int64)] = []
        for member in members {
            if member.connection.isAlmostBehind {
                behind.append((member.connection, member.position))
            } else {
                member.connection.write(presence)
            }
        }
        for (connection, _) in behind { dismiss(connection.id) }
        return behind
    }
}
