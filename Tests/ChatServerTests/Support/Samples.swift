import ChatProtocol
import ChatServer
import WebSocketCore

/// People, rooms and ids with speaking names, for tables.
enum Sample {
    static func author(_ nick: String) throws -> Author {
        Author(uid: UserID(randomBytes: Array(nick.utf8)), nick: try Nickname(nick))
    }

    /// A message that mina wants to say.
    static func draft(_ text: String, cid: UInt64?) throws -> Draft {
        Draft(author: try author("mina"), cid: cid.map(Sample.cid), body: .message(text: text, kind: .text))
    }

    static func cid(_ number: UInt64) -> MessageID { MessageID(random: 0, number) }

    static func instant(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: milliseconds * 1_000_000) }

    static let noon = Timestamp(milliseconds: 1_800_000_000_000)

    static func epoch(_ number: UInt8) -> Epoch { Epoch(randomBytes: [number, 0, 0, 0, 0]) }

    /// A room that these people have entered.
    static func room(with people: [Author]) -> Room {
        var room = Room(name: .lobby)
        for author in people { _ = room.apply(.enter(author, position: nil, last: nil)) }
        return room
    }
}
