import ChatProtocol
import ChatServer
import Testing
import WebSocketCore

/// Sessions and their grace in virtual time.
@Suite struct SessionTableTests {
    private let here = Holder(shard: 0, connection: 1)
    private let there = Holder(shard: 1, connection: 1)

    private func fresh(_ number: UInt8) -> SessionTable.Fresh {
        SessionTable.Fresh(
            session: id(number), uid: UserID(randomBytes: [number]), tokenHash: [number, number],
            guestNumber: 1000 + Int(number))
    }

    private func id(_ number: UInt8) -> SessionID { SessionID(randomBytes: [number, number]) }

    private func begin(
        _ table: inout SessionTable, _ number: UInt8, nick: String? = nil, address: String? = nil
    ) throws -> Author? {
        let wanted = try nick.map { try Nickname($0) }
        return table.begin(fresh(number), wanted: wanted, address: address, holder: here)?.author
    }

    @Test func `a nickname is one person's, whatever its case and composition`() throws {
        var table = SessionTable()
        #expect(try begin(&table, 1, nick: "Mina")?.nick.text == "Mina")
        #expect(try begin(&table, 2, nick: "mina")?.nick.text == "guest-1002")
        #expect(try begin(&table, 3, nick: "\u{AC00}")?.nick.text == "\u{AC00}")
        #expect(try begin(&table, 4, nick: "\u{1100}\u{1161}")?.nick.text == "guest-1004")
    }

    @Test func `a guest's name that is taken is passed over`() throws {
        var table = SessionTable()
        #expect(try begin(&table, 1, nick: "guest-1002") != nil)
        // Not the next number, which most guests who arrive together would try in vain.
        #expect(try begin(&table, 2)?.nick.text == "guest-1504")
    }

    @Test func `whoever takes all the names that a guest is offered leaves one all the same`() throws {
        var table = SessionTable()
        var number = 1002
        var taken: Set<String> = []
        for session in UInt8(1)...90 where number < Int.max / 2 {
            taken.insert("guest-\(number)")
            _ = try begin(&table, session, nick: "guest-\(number)")
            number += number / 2 + 1
        }
        let nick = try #require(try begin(&table, 200)?.nick.text)
        #expect(nick.hasPrefix("guest-") && !taken.contains(nick))
    }

    @Test func `within the grace the session comes back as it was`() throws {
        var table = SessionTable()
        let author = try begin(&table, 1, nick: "mina")
        #expect(table.enter(.lobby, id(1)) == true)
        table.release(id(1), by: here, now: Sample.instant(0))
        #expect(table.expire(now: Sample.instant(119_999)) == [])
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: there) == .resumed(previous: nil))
        #expect(table.find(id(1))?.author == author)
        #expect(table.find(id(1))?.rooms == [.lobby])
        #expect(table.expire(now: Sample.instant(1_000_000)) == [])
    }

    @Test func `after the grace the session ends once, leaves its rooms and frees its name`() throws {
        var table = SessionTable()
        let author = try #require(try begin(&table, 1, nick: "mina"))
        #expect(table.enter(.lobby, id(1)) == true)
        table.release(id(1), by: here, now: Sample.instant(0))
        #expect(table.expire(now: Sample.instant(120_000)) == [.init(id: id(1), author: author, rooms: [.lobby])])
        #expect(table.expire(now: Sample.instant(120_000)) == [])
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: there) == .unknown)
        #expect(try begin(&table, 2, nick: "mina")?.nick.text == "mina")
    }

    @Test func `a wrong token resumes nothing`() throws {
        var table = SessionTable()
        _ = try begin(&table, 1)
        #expect(table.resume(id(1), tokenHash: [1, 2], holder: there) == .unknown)
        #expect(table.resume(id(1), tokenHash: [], holder: there) == .unknown)
        #expect(table.resume(id(9), tokenHash: [9, 9], holder: there) == .unknown)
    }

    @Test func `a resume names the old connection, and nothing else gets in between until that is closed`() throws {
        var table = SessionTable()
        _ = try begin(&table, 1)
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: there) == .resumed(previous: here))
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: here) == .busy)
        table.settle(id(1))
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: here) == .resumed(previous: there))
    }

    @Test func `the old connection's end does nothing to a session that has moved on`() throws {
        var table = SessionTable()
        _ = try begin(&table, 1)
        _ = table.resume(id(1), tokenHash: [1, 1], holder: there)
        table.release(id(1), by: here, now: Sample.instant(0))
        #expect(table.end(id(1), by: here) == nil)
        #expect(table.expire(now: Sample.instant(1_000_000)) == [])
        #expect(table.end(id(1), by: there) != nil)
        #expect(table.count == 0)
    }

    @Test func `a full table makes place by ending the oldest session in its grace`() throws {
        var limits = SessionTableLimits()
        limits.sessions = 2
        var table = SessionTable(limits: limits)
        let first = try #require(try begin(&table, 1))
        _ = try begin(&table, 2)
        #expect(try begin(&table, 3) == nil)
        table.release(id(2), by: here, now: Sample.instant(5))
        table.release(id(1), by: here, now: Sample.instant(0))
        let begun = table.begin(fresh(3), wanted: nil, address: nil, holder: here)
        #expect(begun?.ended.map(\.author) == [first])
        #expect(table.count == 2)
    }

    @Test func `one address can't have all sessions`() throws {
        var limits = SessionTableLimits()
        limits.sessionsPerAddress = 1
        var table = SessionTable(limits: limits)
        #expect(try begin(&table, 1, address: "192.0.2.1") != nil)
        #expect(try begin(&table, 2, address: "192.0.2.1") == nil)
        #expect(try begin(&table, 3, address: "192.0.2.2") != nil)
        #expect(table.end(id(1), by: here) != nil)
        #expect(try begin(&table, 4, address: "192.0.2.1") != nil)
    }

    @Test func `a session is in so many rooms and no more`() throws {
        var limits = SessionTableLimits()
        limits.roomsPerMember = 1
        var table = SessionTable(limits: limits)
        _ = try begin(&table, 1)
        let other = try RoomName("dev")
        #expect(table.enter(.lobby, id(1)) == true)
        #expect(table.enter(.lobby, id(1)) == true)
        #expect(table.enter(other, id(1)) == false)
        table.leave(.lobby, id(1))
        #expect(table.enter(other, id(1)) == true)
    }

    @Test func `somebody is brought into a conversation wherever they are, and not over the bound`() throws {
        var limits = SessionTableLimits()
        limits.roomsPerMember = 1
        var table = SessionTable(limits: limits)
        let mina = try #require(try begin(&table, 1, nick: "mina"))
        let jun = try #require(try begin(&table, 2, nick: "jun"))
        let dana = try #require(try begin(&table, 3, nick: "dana"))
        let room = try #require(DirectConversation(mina.uid, jun.uid)).room
        let other = try #require(DirectConversation(mina.uid, dana.uid)).room
        #expect(table.summon(mina.uid, to: room) == .here(mina, here))
        #expect(table.summon(mina.uid, to: room) == .here(mina, here))
        #expect(table.stored(id(1))?.rooms == [room])
        #expect(table.summon(mina.uid, to: other) == .full(mina))
        table.release(id(2), by: here, now: Sample.instant(0))
        #expect(table.summon(jun.uid, to: room) == .here(jun, nil))
        #expect(table.find(id(2))?.rooms == [room])
        #expect(table.expire(now: Sample.instant(120_000)).map(\.rooms) == [[room]])
        #expect(table.summon(jun.uid, to: room) == .gone)
        #expect(table.author(of: jun.uid) == nil)
    }

    @Test func `a server that begins has nobody in a conversation whose other one did not outlive the last run`() throws
    {
        let people = try ["mina", "jun", "dana"].map(Sample.author)
        let (mina, jun, dana) = (people[0], people[1], people[2])
        let both = try #require(DirectConversation(mina.uid, jun.uid)).room
        let lost = try #require(DirectConversation(mina.uid, dana.uid)).room
        var table = SessionTable()
        for (number, author) in [mina, jun].enumerated() {
            table.restore(
                StoredSession(
                    id: id(UInt8(number)), tokenHash: [], author: author, address: nil, rooms: [.lobby, both, lost]),
                now: Sample.instant(0))
        }
        table.leaveLostConversations()
        #expect(table.find(id(0))?.rooms == [.lobby, both])
        // jun was never one of the two.
        #expect(table.find(id(1))?.rooms == [.lobby, both])
    }

    @Test func `a read mark goes forward only, in rooms that one is in, and ends with leaving`() throws {
        var table = SessionTable()
        let mina = try #require(try begin(&table, 1, nick: "mina"))
        table.mark(.lobby, upTo: 3, id(1))
        #expect(table.mark(of: mina.uid, in: .lobby) == nil)
        #expect(table.enter(.lobby, id(1)) == true)
        for (seq, mark): (Int64, Int64?) in [(0, nil), (7, 7), (5, 7), (7, 7), (8, 8)] {
            table.mark(.lobby, upTo: seq, id(1))
            #expect(table.mark(of: mina.uid, in: .lobby) == mark)
        }
        #expect(table.stored(id(1))?.marks == [.lobby: 8])
        table.leave(.lobby, id(1))
        #expect(table.enter(.lobby, id(1)) == true)
        #expect(table.mark(of: mina.uid, in: .lobby) == nil)
    }

    @Test func `sessions with new marks are taken to be stored in their turn, each once`() throws {
        var table = SessionTable()
        for number: UInt8 in 1...4 {
            _ = try begin(&table, number)
            #expect(table.enter(.lobby, id(number)) == true)
        }
        for seq: Int64 in 1...3 {
            for number: UInt8 in 1...4 { table.mark(.lobby, upTo: seq, id(number)) }
        }
        #expect(table.end(id(1), by: here) != nil)
        // Who is gone takes nobody's turn.
        #expect(table.takeNewlyMarked(2).map(\.id) == [id(2), id(3)])
        #expect(table.takeNewMarks(of: id(2)) == nil)
        table.mark(.lobby, upTo: 3, id(2))
        table.mark(.lobby, upTo: 4, id(3))
        #expect(table.takeNewMarks(of: id(3))?.marks == [.lobby: 4])
        #expect(table.takeNewlyMarked(9).map(\.id) == [id(4)])
        #expect(table.takeNewlyMarked(9) == [])
    }

    @Test func `renaming frees the old name, keeps to unique ones, and may change the case`() throws {
        var table = SessionTable()
        _ = try begin(&table, 1, nick: "mina")
        _ = try begin(&table, 2, nick: "jun")
        #expect(table.rename(id(1), to: try Nickname("JUN")) == false)
        #expect(table.rename(id(1), to: try Nickname("MINA")) == true)
        #expect(table.find(id(1))?.author.nick.text == "MINA")
        #expect(table.rename(id(1), to: try Nickname("dana")) == true)
        #expect(table.rename(id(2), to: try Nickname("mina")) == true)
    }

    @Test func `a session of the last run has its whole grace, and its name`() throws {
        var before = SessionTable()
        let author = try #require(try begin(&before, 1, nick: "mina"))
        #expect(before.enter(.lobby, id(1)) == true)
        before.mark(.lobby, upTo: 7, id(1))
        let stored = try #require(before.stored(id(1)))

        var table = SessionTable()
        table.restore(stored, now: Sample.instant(1_000))
        #expect(table.find(id(1))?.author == author)
        #expect(table.find(id(1))?.rooms == [.lobby])
        #expect(table.mark(of: author.uid, in: .lobby) == 7)
        #expect(table.expire(now: Sample.instant(120_999)) == [])
        // Nobody else can have the name meanwhile.
        let other = try #require(try begin(&table, 2, nick: "mina"))
        #expect(other.nick != author.nick)
        #expect(table.resume(id(1), tokenHash: [1, 1], holder: there) == .resumed(previous: nil))
        #expect(table.expire(now: Sample.instant(500_000)) == [])
    }

    @Test func `two stored sessions can't have the same name`() throws {
        let mina = try Sample.author("mina")
        var table = SessionTable()
        for number: UInt8 in [1, 2] {
            table.restore(
                StoredSession(id: id(number), tokenHash: [number], author: mina, address: nil, rooms: []),
                now: Sample.instant(0))
        }
        #expect(table.count == 1)
        #expect(table.stored(id(2)) == nil)
    }
}
