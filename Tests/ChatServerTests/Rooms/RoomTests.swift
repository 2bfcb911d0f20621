import ChatProtocol
import ChatServer
import Testing

/// What a room decides, as rows of (room, command) and (members, effects).
@Suite struct RoomTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: [Author]
        var command: RoomCommand
        var after: [Author]
        var effects: [RoomEffect]
    }

    static let mina = try? Sample.author("mina")
    static let jun = try? Sample.author("준")

    static let rows: [Row] = {
        guard let mina, let jun, let dana = try? Nickname("dana"), let words = try? SearchWords("회의") else { return [] }
        let search = SearchRequest(words, in: .lobby)
        let hello = Draft(author: mina, cid: Sample.cid(1), body: .message(text: "안녕하세요!", kind: .text))
        let topic = Draft(author: mina, cid: nil, body: .topic("점심"))
        let seen = Position(epoch: Sample.epoch(1), seq: 7)
        return [
            Row(
                testDescription: "the first one to enter is told to nobody but makes the presence known",
                before: [], command: .enter(mina, position: nil, last: 5), after: [mina],
                effects: [.tell(.join(mina)), .admit(position: nil, last: 5)]),
            Row(
                testDescription: "who is already in the room comes back without a word to the others",
                before: [mina, jun], command: .enter(jun, position: seen, last: nil), after: [mina, jun],
                effects: [.admit(position: seen, last: nil)]),
            Row(
                testDescription: "who was in the room in the server's last run still is, without a word",
                before: [mina], command: .restore(jun), after: [mina, jun], effects: []),
            Row(
                testDescription: "leaving is answered first and told then",
                before: [mina, jun], command: .part(jun.uid), after: [mina],
                effects: [.dismiss, .tell(.leave(jun, reason: nil))]),
            Row(
                testDescription: "who is not in the room can't leave it",
                before: [mina], command: .part(jun.uid), after: [mina], effects: [.refuse(.notMember)]),
            Row(
                testDescription: "the end of a session is told with its reason",
                before: [mina, jun], command: .vanish(jun.uid, reason: "connection lost"), after: [mina],
                effects: [.tell(.leave(jun, reason: "connection lost"))]),
            Row(
                testDescription: "the end of a session that is not in the room is nothing",
                before: [mina], command: .vanish(jun.uid, reason: nil), after: [mina], effects: []),
            Row(
                testDescription: "a member's message wants to be an event",
                before: [mina], command: .say(mina, cid: Sample.cid(1), text: "안녕하세요!", kind: .text), after: [mina],
                effects: [.append(hello)]),
            Row(
                testDescription: "a stranger's message is refused",
                before: [mina], command: .say(jun, cid: Sample.cid(1), text: "hi", kind: .text), after: [mina],
                effects: [.refuse(.notMember)]),
            Row(
                testDescription: "a member sets the topic",
                before: [mina], command: .setTopic(mina, "점심"), after: [mina], effects: [.append(topic)]),
            Row(
                testDescription: "a stranger does not set the topic",
                before: [mina], command: .setTopic(jun, "no"), after: [mina], effects: [.refuse(.notMember)]),
            Row(
                testDescription: "what an operator does wants to be an event, without the address that it is about",
                before: [mina], command: .moderate(mina, Moderation(.ban, target: jun), address: "192.168.1.7"),
                after: [mina],
                effects: [
                    .append(Draft(author: mina, cid: nil, body: .moderation(Moderation(.ban, target: jun))))
                ]),
            Row(
                testDescription: "an operator who is not here does nothing here",
                before: [mina], command: .moderate(jun, Moderation(.kick, target: mina), address: nil), after: [mina],
                effects: [.refuse(.notMember)]),
            Row(
                testDescription: "a redaction wants to be an event; whether it may be one is the log's to know",
                before: [mina], command: .redact(mina, seen, isOperator: true), after: [mina],
                effects: [.append(Draft(author: mina, cid: nil, body: .redaction(of: 7), isByOperator: true))]),
            Row(
                testDescription: "a stranger redacts nothing",
                before: [mina], command: .redact(jun, seen, isOperator: true), after: [mina],
                effects: [.refuse(.notMember)]),
            Row(
                testDescription: "a new nickname is told with the old one",
                before: [mina, jun], command: .rename(jun.uid, dana), after: [mina, Author(uid: jun.uid, nick: dana)],
                effects: [.tell(.nick(jun, dana))]),
            Row(
                testDescription: "a stranger's new nickname is nothing, and makes nobody a member",
                before: [mina], command: .rename(jun.uid, dana), after: [mina], effects: []),
            Row(
                testDescription: "the others are told that somebody types",
                before: [mina, jun], command: .typing(mina, true), after: [mina, jun],
                effects: [.tellOthers(.typing(mina, true))]),
            Row(
                testDescription: "who is not here types for nobody",
                before: [mina], command: .typing(jun, true), after: [mina], effects: []),
            Row(
                testDescription: "history needs membership",
                before: [mina], command: .history(jun.uid, .before(9), epoch: nil, limit: 10), after: [mina],
                effects: [.refuse(.notMember)]),
            Row(
                testDescription: "a member reads history",
                before: [mina], command: .history(mina.uid, .before(9), epoch: nil, limit: 10), after: [mina],
                effects: [.page(.before(9), epoch: nil, limit: 10)]),
            Row(
                testDescription: "a search needs membership",
                before: [mina], command: .search(jun.uid, search), after: [mina], effects: [.refuse(.notMember)]),
            Row(
                testDescription: "a member searches",
                before: [mina], command: .search(mina.uid, search), after: [mina], effects: [.search(search)]),
            Row(
                testDescription: "the member list needs membership",
                before: [mina], command: .who(jun.uid, after: nil), after: [mina], effects: [.refuse(.notMember)]),
        ]
    }()

    @Test func `the table is complete`() {
        #expect(Self.rows.count == 24)
    }

    @Test(arguments: rows) func decides(_ row: Row) {
        var room = Sample.room(with: row.before)
        #expect(room.apply(row.command) == row.effects)
        #expect(room.members == Dictionary(uniqueKeysWithValues: row.after.map { ($0.uid, $0.nick) }))
    }

    @Test func `a topic that was set is the room's`() throws {
        let mina = try Sample.author("mina")
        var room = Sample.room(with: [mina])
        _ = room.apply(.setTopic(mina, "점심"))
        #expect(room.topic == "점심")
    }

    @Test func `above 100 members presence is a count, and below 80 a list again`() throws {
        let people = try (1...101).map { try Sample.author("p\($0)") }
        var room = Sample.room(with: Array(people.dropLast()))
        #expect(!room.isCounting)
        #expect(room.apply(.enter(people[100], position: nil, last: nil)).first == .recount)
        #expect(room.people == .count(101))
        #expect(room.apply(.typing(people[0], true)) == [])
        for author in people[80...100].reversed() {
            #expect(room.apply(.vanish(author.uid, reason: nil)) == [.recount])
        }
        #expect(room.members.count == 80)
        #expect(room.apply(.vanish(people[0].uid, reason: nil)) == [.relist])
        #expect(room.apply(.vanish(people[1].uid, reason: nil)) == [.tell(.leave(people[1], reason: nil))])
        #expect(room.apply(.typing(people[2], false)) == [.tellOthers(.typing(people[2], false))])
    }

    @Test func `the member list comes in pages by name`() throws {
        let people = try (1000..<1250).map { try Sample.author("p\($0)") }
        let room = Sample.room(with: people.shuffled())
        let first = room.list(after: nil)
        #expect(first.members == Array(people[..<200]))
        #expect(first.more)
        let second = room.list(after: first.members.last?.nick)
        #expect(second.members == Array(people[200...]))
        #expect(!second.more)
    }
}
