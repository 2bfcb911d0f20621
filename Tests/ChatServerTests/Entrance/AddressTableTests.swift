import ChatServer
import Testing

@Suite struct AddressTableTests {
    @Test func `the server's own limit counts everybody`() {
        var table = AddressTable(connectionsMax: 2, perAddress: 0)
        for _ in 0..<2 {
            #expect(table.judge(nil, now: Sample.instant(0)) == nil)
            table.enter(nil)
        }
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == .full)
        table.leave(nil)
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == nil)
    }

    @Test func `an address has so many at once, and loopback is exempt`() {
        var table = AddressTable(connectionsMax: 0, perAddress: 1)
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == nil)
        table.enter("192.0.2.1")
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == .tooMany)
        #expect(table.judge("192.0.2.2", now: Sample.instant(0)) == nil)
        #expect(table.judge(nil, now: Sample.instant(0)) == nil)
        table.leave("192.0.2.1")
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == nil)
    }

    @Test func `an address opens 120 in ten minutes`() {
        var table = AddressTable(connectionsMax: 0, perAddress: 64)
        for _ in 0..<120 { #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == nil) }
        #expect(table.judge("192.0.2.1", now: Sample.instant(0)) == .tooFast(retryAfter: .seconds(5)))
        #expect(table.judge("192.0.2.1", now: Sample.instant(5_000)) == nil)
    }
}
