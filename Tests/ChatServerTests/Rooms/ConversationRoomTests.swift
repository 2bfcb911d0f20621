import ChatProtocol
import ChatServer
import Testing

/// What the room of two people decides, as rows of (members, command) and (members, effects).
@Suite struct ConversationRoomTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: [Author]
        var command: RoomCommand
        var after: [Author]
        var effects: [RoomEffect]
        /// Who is brought in before it is decided on.
        var absentee: UserID?
    }

    static let rows: [Row] = {
        guard let mina = try? Sample.author("mina"), let jun = try? Sample.author("jun"),
            let eve = try? Sample.author("eve"), let dana = try? Nickname("dana")
        else { return [] }
        let say = RoomCommand.say(mina, cid: Sample.cid(1), text: "hi", kind: .text)
        let hi = Draft(author: mina, cid: Sample.cid(1), body: .message(text: "hi", kind: .text))
        return [
            Row(
                testDescription: "who opens it has the other one brought in",
                before: [], command: .open(mina), after: [mina], effects: [.admit(position: nil, last: nil)],
                absentee: jun.uid),
            Row(
                testDescription: "opened again with both in it nobody is brought in",
                before: [mina, jun], command: .open(mina), after: [mina, jun],
                effects: [.admit(position: nil, last: nil)]),
            Row(
                testDescription: "coming back to it brings nobody in, and is not told",
                before: [jun], command: .enter(mina, position: nil, last: 5), after: [mina, jun],
                effects: [.admit(position: nil, last: 5)]),
            Row(
                testDescription: "for anybody else there is no such room",
                before: [mina, jun], command: .enter(eve, position: nil, last: nil), after: [mina, jun],
                effects: [.refuse(.noSuchRoom)]),
            Row(
                testDescription: "nor by opening it",
                before: [mina, jun], command: .open(eve), after: [mina, jun], effects: [.refuse(.noSuchRoom)]),
            Row(
                testDescription: "nor from the server's last run",
                before: [mina, jun], command: .restore(eve), after: [mina, jun], effects: []),
            Row(
                testDescription: "a message to both is an event",
                before: [mina, jun], command: say, after: [mina, jun], effects: [.append(hi)]),
            Row(
                testDescription: "a message to somebody who has left brings them in",
                before: [mina], command: say, after: [mina], effects: [.append(hi)], absentee: jun.uid),
            Row(
                testDescription: "who is not in it says nothing in it, and brings nobody in",
                before: [], command: say, after: [], effects: [.refuse(.notMember)]),
            Row(
                testDescription: "leaving is told to nobody",
                before: [mina, jun], command: .part(jun.uid), after: [mina], effects: [.dismiss]),
            Row(
                testDescription: "the end of a session is told",
                before: [mina, jun], command: .vanish(jun.uid, reason: nil), after: [mina],
                effects: [.tell(.leave(jun, reason: nil))]),
            Row(
                testDescription: "so is a new name",
                before: [mina, jun], command: .rename(jun.uid, dana), after: [mina, Author(uid: jun.uid, nick: dana)],
                effects: [.tell(.nick(jun, dana))]),
            Row(
                testDescription: "it has no topic",
                before: [mina, jun], command: .setTopic(mina, "점심"), after: [mina, jun],
                effects: [.refuse(.badRequest, because: "A conversation of two has no topic.")]),
            Row(
                testDescription: "operators do nothing in it",
                before: [mina, jun], command: .moderate(mina, Moderation(.kick, target: jun), address: nil),
                after: [mina, jun],
                effects: [
                    .refuse(.badRequest, because: "What operators do is told in a room. Do it in one of yours.")
                ]),
        ]
    }()

    /// The conversation of mina and jun.
    private func room(with people: [Author]) throws -> Room {
        let (mina, jun) = (try Sample.author("mina"), try Sample.author("jun"))
        var room = Room(name: try #require(DirectConversation(mina.uid, jun.uid)).room)
        for author in people { _ = room.apply(.restore(author)) }
        return room
    }

    @Test func `the table is complete`() {
        #expect(Self.rows.count == 14)
    }

    @Test(arguments: rows) func decides(_ row: Row) throws {
        var room = try room(with: row.before)
        #expect(room.absentee(of: row.command) == row.absentee)
        #expect(room.apply(row.command) == row.effects)
        #expect(room.members == Dictionary(uniqueKeysWithValues: row.after.map { ($0.uid, $0.nick) }))
    }

    @Test func `a name that no two people make is nobody's room`() throws {
        var room = Room(name: try RoomName("@somebody"))
        #expect(room.apply(.enter(try Sample.author("mina"), position: nil, last: nil)) == [.refuse(.noSuchRoom)])
    }

    @Test func `who is gone is remembered by the last name`() throws {
        let (mina, jun) = (try Sample.author("mina"), try Sample.author("jun"))
        var room = try room(with: [mina, jun])
        _ = room.apply(.rename(jun.uid, try Nickname("dana")))
        _ = room.apply(.vanish(jun.uid, reason: nil))
        #expect(room.nick(of: jun.uid) == (try Nickname("dana")))
        #expect(room.nick(of: mina.uid) == mina.nick)
    }

    @Test func `in a room of everybody's nobody is brought in`() throws {
        let mina = try Sample.author("mina")
        let room = Sample.room(with: [mina])
        #expect(room.absentee(of: .say(mina, cid: Sample.cid(1), text: "hi", kind: .text)) == nil)
        #expect(room.absentee(of: .open(mina)) == nil)
    }
}
