import Testing
import WebSocketCore

/// Every state of the closing handshake, from either side.
@Suite("RFC 6455 7: closing")
struct ClosingTests {
    /// A Close frame with code 1000 and reason "bye" from the peer of a role; the masked one has the key zero.
    private static func peersClose(_ role: Role) -> [UInt8] {
        role == .server ? hex("88 85 00000000 03e8 627965") : hex("88 05 03e8 627965")
    }

    private static func peersText(_ role: Role) -> [UInt8] {
        role == .server ? hex("81 81 00000000 61") : hex("81 01 61")
    }

    @Test(arguments: [Role.client, .server])
    func `the peer closes first: its payload is sent back and the server ends TCP`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receive(Self.peersClose(role))
        let bye = Close(.normal, reason: "bye")
        #expect(endpoint.deliveries == [Delivery(event: .closing(bye), payload: hex("03e8 627965"))])
        let answer = role == .server ? hex("88 05 03e8 627965") : hex("88 85 37fa213d 3412 434452")
        #expect(endpoint.takeOutput() == answer)
        #expect(endpoint.state == .closeReceived)
        #expect(endpoint.transport == (role == .server ? .closeAfterWriting : .awaitEOF))
        #expect(endpoint.outcome.first == .peer)
        #expect(endpoint.outcome.isClean)
        #expect(endpoint.outcome.sent == bye)
        #expect(endpoint.outcome.received == bye)
        #expect(endpoint.outcome.code == 1000)
        #expect(endpoint.outcome.sentence == "The other side closed the connection: bye")
        endpoint.receiveEOF()
        #expect(endpoint.state == .closed)
        #expect(endpoint.outcome.isClean)
        #expect(endpoint.deadline == nil)
    }

    @Test(arguments: [Role.client, .server])
    func `we close first: the peer's Close frame completes the handshake`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.close(.goingAway, reason: "stop")
        #expect(endpoint.state == .closeSent)
        #expect(endpoint.transport == .keep)
        #expect(endpoint.deadline == .after(.seconds(5)))
        #expect(endpoint.outcome.isClean == false)
        #expect(endpoint.outcome.code == 1006)
        _ = endpoint.takeOutput()

        endpoint.receive(Self.peersClose(role), now: .after(.seconds(1)))
        #expect(endpoint.takeOutput().isEmpty)
        #expect(endpoint.state == .closeReceived)
        #expect(endpoint.transport == (role == .server ? .closeAfterWriting : .awaitEOF))
        #expect(endpoint.deadline == .after(.seconds(6)))
        #expect(endpoint.outcome.first == .us)
        #expect(endpoint.outcome.isClean)
        #expect(endpoint.outcome.sent == Close(.goingAway, reason: "stop"))
        #expect(endpoint.outcome.received == Close(.normal, reason: "bye"))
        #expect(endpoint.outcome.sentence == "This side closed the connection: stop")
    }

    @Test func `a close is written with code and reason`() {
        let server = Endpoint(.server)
        server.close(.normal, reason: "bye")
        #expect(server.takeOutput() == hex("88 05 03e8 627965"))
        let client = Endpoint(.client)
        client.close(.normal)
        #expect(client.takeOutput() == hex("88 82 37fa213d 3412"))
    }

    @Test func `only the first close counts`() {
        let server = Endpoint(.server)
        server.close(.normal)
        server.close(.goingAway)
        #expect(server.takeOutput() == hex("88 02 03e8"))
        server.receive(Self.peersClose(.server))
        server.close(.goingAway)
        #expect(server.takeOutput().isEmpty)
    }

    @Test func `nothing can be sent once a Close frame was sent or received`() {
        let sender = Endpoint(.server)
        sender.close()
        #expect(throws: SessionError.notOpen) { try sender.send("late") }
        #expect(throws: SessionError.notOpen) { try sender.ping("late") }
        let receiver = Endpoint(.server)
        receiver.receive(Self.peersClose(.server))
        #expect(throws: SessionError.notOpen) { try receiver.send("late") }
    }

    @Test(arguments: [Role.client, .server])
    func `bytes after the peer's Close frame are dropped, legal or not`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receive(Self.peersClose(role) + Self.peersText(role) + hex("ff ff ff"))
        #expect(endpoint.deliveries.count == 1)
        endpoint.receive(Self.peersClose(role))
        #expect(endpoint.deliveries.count == 1)
        #expect(endpoint.outcome.isClean)
    }

    @Test(arguments: [Role.client, .server])
    func `after our Close frame messages are dropped and Pings answered`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.close()
        _ = endpoint.takeOutput()
        endpoint.receive(Self.peersText(role) + (role == .server ? hex("89 80 00000000") : hex("89 00")))
        #expect(endpoint.deliveries == [.ping("")])
        #expect(endpoint.takeOutput() == (role == .server ? hex("8a 00") : hex("8a 80 37fa213d")))
        endpoint.receive(Self.peersClose(role))
        #expect(endpoint.outcome.isClean)
    }

    @Test func `a violation after our Close frame sends no second one`() {
        let server = Endpoint(.server)
        server.close()
        _ = server.takeOutput()
        server.receive(hex("81 00"))
        #expect(server.takeOutput().isEmpty)
        #expect(server.transport == .closeAfterWriting)
        #expect(server.outcome.sent == Close(.normal))
        #expect(server.outcome.failure == .violation(.unmaskedFrame))
    }

    @Test(arguments: [Role.client, .server])
    func `the end of the stream without a Close frame is 1006`(role: Role) {
        let endpoint = Endpoint(role)
        endpoint.receiveEOF()
        #expect(endpoint.state == .closed)
        #expect(endpoint.transport == .closeAfterWriting)
        #expect(endpoint.outcome.code == 1006)
        #expect(endpoint.outcome.isClean == false)
        #expect(endpoint.outcome.failure == .endOfStream)
        #expect(endpoint.outcome.sentence == "The connection was lost.")
        endpoint.receiveEOF()
        #expect(endpoint.outcome.failure == .endOfStream)
        #expect(endpoint.receive(Self.peersText(role)).isEmpty)
    }

    @Test func `the end of the stream after our Close frame is not clean`() {
        let client = Endpoint(.client)
        client.close()
        client.receiveEOF()
        #expect(client.outcome.failure == .endOfStream)
        #expect(client.outcome.isClean == false)
    }

    @Test(arguments: [Role.client, .server])
    func `a Close frame that is not answered in time ends TCP`(role: Role) {
        let endpoint = Endpoint(role, limits: SessionLimits(closeTimeout: .seconds(2)))
        endpoint.close(now: .after(.seconds(10)))
        endpoint.advance(to: .after(.seconds(11.9)))
        #expect(endpoint.transport == .keep)
        endpoint.advance(to: .after(.seconds(12)))
        #expect(endpoint.transport == .abort)
        #expect(endpoint.state == .closed)
        #expect(endpoint.outcome.failure == .closeUnanswered)
        #expect(endpoint.deadline == nil)
    }

    @Test func `a client waits for the server to end TCP only until its deadline, and is clean even so`() {
        let client = Endpoint(.client)
        client.receive(Self.peersClose(.client))
        #expect(client.transport == .awaitEOF)
        client.advance(to: .after(.seconds(5)))
        #expect(client.transport == .abort)
        #expect(client.outcome.isClean)
    }

    @Test func `a failed connection whose last words cannot be written is cut off`() {
        let server = Endpoint(.server)
        server.receive(hex("81 00"))
        #expect(server.deadline == .after(.seconds(5)))
        server.advance(to: .after(.seconds(5)))
        #expect(server.transport == .abort)
        #expect(server.outcome.failure == .violation(.unmaskedFrame))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    func `a Close frame may arrive in pieces`(cut: Int) {
        let server = Endpoint(.server)
        let bytes = Self.peersClose(.server)
        server.receive(Array(bytes[..<cut]))
        #expect(server.state == .open)
        server.receive(Array(bytes[cut...]))
        #expect(server.takeOutput() == hex("88 05 03e8 627965"))
    }

    @Test func `an open connection says so`() {
        let outcome = Endpoint(.server).outcome
        #expect(outcome == CloseOutcome())
        #expect(outcome.sentence == "The connection is open.")
    }
}
