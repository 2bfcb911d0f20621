import ChatProtocol
import ChatServer
import Testing

@Suite struct RightsTableTests {
    private let jun = try! Sample.author("jun")  // A literal name is legal.
    private let dana = try! Sample.author("dana")  // As above.

    private func later(_ seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: Sample.noon.milliseconds + seconds * 1_000)
    }

    @Test func `a ban is of an identity and of an address, for its time`() {
        var table = RightsTable()
        let ban = Restriction(.ban, of: jun, address: "192.168.1.7", end: later(60))
        #expect(
            table.apply(Moderation(.ban, target: jun, seconds: 60), address: "192.168.1.7", at: Sample.noon)
                == [.save(ban)])
        #expect(table.isBanned(jun.uid, address: nil, at: later(59)))
        #expect(table.isBanned(nil, address: "192.168.1.7", at: later(59)))
        #expect(!table.isBanned(dana.uid, address: "192.168.1.8", at: later(59)))
        #expect(!table.isBanned(dana.uid, address: nil, at: later(59)))
        #expect(!table.isMuted(jun.uid, at: later(59)))
        #expect(!table.isBanned(jun.uid, address: "192.168.1.7", at: later(60)))
        #expect(table.target(.ban, jun.nick, at: later(59)) == jun)
        #expect(table.target(.ban, jun.nick, at: later(60)) == nil)
        #expect(table.target(.mute, jun.nick, at: later(59)) == nil)
    }

    @Test func `a mute for good holds until it is lifted, whatever the address`() {
        var table = RightsTable()
        #expect(
            table.apply(Moderation(.mute, target: jun), address: "192.168.1.7", at: Sample.noon)
                == [.save(Restriction(.mute, of: jun))])
        #expect(table.isMuted(jun.uid, at: later(1_000_000_000)))
        #expect(!table.isBanned(jun.uid, address: "192.168.1.7", at: Sample.noon))
        #expect(table.apply(Moderation(.unmute, target: jun), address: nil, at: later(1)) == [.forget(.mute, jun.uid)])
        #expect(!table.isMuted(jun.uid, at: later(1)))
        #expect(table.count == 0)
    }

    @Test func `what is over is forgotten with the next change, and a kick leaves nothing behind`() {
        var table = RightsTable([Restriction(.ban, of: jun, end: later(60)), Restriction(.mute, of: dana)])
        #expect(table.apply(Moderation(.kick, target: dana), address: nil, at: later(59)) == [])
        #expect(table.count == 2)
        #expect(table.apply(Moderation(.kick, target: dana), address: nil, at: later(60)) == [.forget(.ban, jun.uid)])
        #expect(table.count == 1)
    }
}
