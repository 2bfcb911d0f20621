import Testing

@testable import WebSocketCore

@Suite("RFC 6455 7.4: close codes and reasons")
struct CloseTests {
    static let legal: [UInt16] = [
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
    ]
    static let illegal: [UInt16] = [
        0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535,
    ]

    @Test(arguments: legal)
    func `a legal code is taken and sent back`(code: UInt16) {
        let bytes = [UInt8(code >> 8), UInt8(code & 0xFF)]
        let client = Endpoint(.client)
        client.receive(hex("88 02") + bytes)
        #expect(client.outcome.received?.code?.rawValue == code)
        #expect(client.outcome.code == code)
        #expect(Array(client.takeOutput().prefix(6)) == hex("88 82 37fa213d"))
        #expect(client.outcome.sent == client.outcome.received)

        let server = Endpoint(.server)
        server.receive(hex("88 82 00000000") + bytes)
        #expect(server.takeOutput() == hex("88 02") + bytes)
    }

    @Test(arguments: illegal)
    func `an illegal code fails the connection`(code: UInt16) {
        #expect(CloseCode(code) == nil)
        let client = Endpoint(.client)
        let delivered = client.receive(hex("88 02") + [UInt8(code >> 8), UInt8(code & 0xFF)])
        #expect(delivered == [.failed(.illegalCloseCode(code))])
        expectFailed(client, .illegalCloseCode(code), code: 1002)
    }

    @Test func `the known codes have their numbers`() {
        let known: [CloseCode] = [
            .normal, .goingAway, .protocolError, .unsupportedData, .invalidPayload, .policyViolation, .messageTooBig,
            .mandatoryExtension, .internalError, .serviceRestart, .tryAgainLater, .badGateway,
        ]
        #expect(known.map(\.rawValue) == [1000, 1001, 1002, 1003] + Array(1007...1014))
    }

    @Test func `an empty payload is a close without a code`() {
        let server = Endpoint(.server)
        #expect(server.receive(hex("88 80 00000000")) == [Delivery(event: .closing(.empty), payload: [])])
        #expect(server.takeOutput() == hex("88 00"))
        #expect(server.outcome.code == 1005)
        #expect(server.outcome.isClean)
    }

    @Test func `a payload of one byte is illegal`() {
        let server = Endpoint(.server)
        #expect(server.receive(hex("88 81 00000000 03")) == [.failed(.closePayloadTooShort)])
        expectFailed(server, .closePayloadTooShort, code: 1002)
    }

    @Test(arguments: ["ff", "c0 80", "ed a0 80", "e2 82", "61 f4 90 80 80"])
    func `a reason must be UTF-8`(reason: String) {
        let reason = hex(reason)
        let server = Endpoint(.server)
        server.receive([0x88, 0x82 + UInt8(reason.count), 0, 0, 0, 0, 0x03, 0xE8] + reason)
        #expect(server.deliveries == [.failed(.invalidCloseReason)])
        expectFailed(server, .invalidCloseReason, code: 1007)
    }

    @Test func `the longest reason is taken and comes back as it was`() {
        let payload = hex("03 e8") + Array(repeating: UInt8(ascii: "x"), count: 123)
        let server = Endpoint(.server)
        server.receive(hex("88 fd 00000000") + payload)
        #expect(server.outcome.received?.reason.count == 123)
        #expect(server.takeOutput() == hex("88 7d") + payload)
    }

    @Test func `a reason is cut between two scalars`() {
        #expect(Close(.normal, reason: String(repeating: "x", count: 200)).reason.utf8.count == 123)
        let korean = Close(.normal, reason: "ab" + String(repeating: "한", count: 60)).reason
        #expect(korean == "ab" + String(repeating: "한", count: 40))
        let fits = String(repeating: "한", count: 41)
        #expect(Close(.normal, reason: fits).reason == fits)
    }
}
