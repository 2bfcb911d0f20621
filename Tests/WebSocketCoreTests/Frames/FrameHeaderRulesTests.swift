import Testing

@testable import WebSocketCore

/// Every rule of a frame's header, each with the close code that its violation earns.
@Suite("RFC 6455 5.2: the frame header")
struct FrameHeaderRulesTests {
    struct Case: CustomTestStringConvertible {
        var receiver: Role
        var bytes: [UInt8]
        var violation: ProtocolViolation
        var code: UInt16
        var testDescription: String { "\(violation) at the \(receiver)" }

        init(_ receiver: Role, _ bytes: String, _ violation: ProtocolViolation, _ code: UInt16) {
            self.receiver = receiver
            self.bytes = hex(bytes)
            self.violation = violation
            self.code = code
        }
    }

    /// A masked frame here has the key zero, so that its payload can be read.
    static let illegal = [
        Case(.server, "c1 80 00000000", .reservedBits, 1002),
        Case(.server, "a1 80 00000000", .reservedBits, 1002),
        Case(.server, "91 80 00000000", .reservedBits, 1002),
        Case(.client, "f9 00", .reservedBits, 1002),
        Case(.server, "83 80 00000000", .reservedOpcode(3), 1002),
        Case(.server, "84 80 00000000", .reservedOpcode(4), 1002),
        Case(.server, "85 80 00000000", .reservedOpcode(5), 1002),
        Case(.client, "86 00", .reservedOpcode(6), 1002),
        Case(.client, "87 00", .reservedOpcode(7), 1002),
        Case(.client, "8b 00", .reservedOpcode(11), 1002),
        Case(.client, "8c 00", .reservedOpcode(12), 1002),
        Case(.client, "8d 00", .reservedOpcode(13), 1002),
        Case(.client, "8e 00", .reservedOpcode(14), 1002),
        Case(.server, "8f 80 00000000", .reservedOpcode(15), 1002),
        Case(.server, "81 00", .unmaskedFrame, 1002),
        Case(.server, "89 00", .unmaskedFrame, 1002),
        Case(.client, "81 80 00000000", .maskedFrame, 1002),
        Case(.client, "88 80 37fa213d", .maskedFrame, 1002),
        Case(.server, "82 fe 007d 00000000", .lengthNotMinimal, 1002),
        Case(.client, "82 7e 0000", .lengthNotMinimal, 1002),
        Case(.client, "82 7f 000000000000ffff", .lengthNotMinimal, 1002),
        Case(.server, "82 ff 0000000000000001 00000000", .lengthNotMinimal, 1002),
        Case(.server, "82 ff 8000000000000000 00000000", .lengthTooLarge, 1002),
        Case(.client, "82 7f ffffffffffffffff", .lengthTooLarge, 1002),
        Case(.server, "09 80 00000000", .fragmentedControlFrame, 1002),
        Case(.client, "0a 00", .fragmentedControlFrame, 1002),
        Case(.client, "08 00", .fragmentedControlFrame, 1002),
        Case(.server, "89 fe 007e 00000000", .controlFrameTooLong, 1002),
        Case(.client, "88 7e 007e", .controlFrameTooLong, 1002),
        Case(.client, "8a 7f 0000000000010000", .controlFrameTooLong, 1002),
        Case(.server, "80 80 00000000", .unexpectedContinuation, 1002),
        Case(.client, "00 01 61", .unexpectedContinuation, 1002),
        Case(.client, "81 01 61  80 01 61", .unexpectedContinuation, 1002),
        Case(.client, "01 01 61  01 01 61", .unfinishedMessage, 1002),
        Case(.client, "02 01 61  81 01 61", .unfinishedMessage, 1002),
        Case(.server, "01 80 00000000  82 80 00000000", .unfinishedMessage, 1002),
        Case(.server, "82 fe 4001 00000000", .messageTooBig(limit: 16384), 1009),
        Case(.server, "82 ff 4000000000000000 00000000", .messageTooBig(limit: 16384), 1009),
        Case(.client, "82 7f 7fffffffffffffff", .messageTooBig(limit: 16384), 1009),
        Case(.client, "02 01 61  80 7e 4000", .messageTooBig(limit: 16384), 1009),
    ]

    @Test(arguments: illegal)
    func `an illegal header fails the connection, however it is cut`(illegal: Case) {
        for split in splits(illegal.bytes) {
            let endpoint = Endpoint(illegal.receiver)
            for piece in split { endpoint.receive(piece) }
            #expect(endpoint.outcome.first == .us)
            expectFailed(endpoint, illegal.violation, code: illegal.code)
        }
    }

    @Test func `the Close frame of a failed connection carries code and sentence`() {
        let server = Endpoint(.server)
        server.receive(hex("81 00"))
        let sentence = "A client must mask its frames, and this one was not masked."
        #expect(server.takeOutput() == hex("88 3d 03 ea") + Array(sentence.utf8))
    }

    @Test(arguments: illegal)
    func `every sentence fits a Close frame`(illegal: Case) {
        #expect(illegal.violation.sentence.utf8.count <= 123)
    }

    @Test func `nothing is read after a violation`() {
        let server = Endpoint(.server)
        let delivered = server.receive(hex("81 00  81 85 37 fa 21 3d 7f 9f 4d 51 58"))
        #expect(delivered == [.failed(.unmaskedFrame)])
        #expect(server.receive(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58")).isEmpty)
    }

    @Test(arguments: [(125, "82 7d"), (126, "82 7e 007e"), (65_535, "82 7e ffff"), (65_536, "82 7f 0000000000010000")])
    func `each length has one legal form`(length: Int, header: String) {
        let payload = Array(repeating: UInt8(7), count: length)
        let client = Endpoint(.client, limits: SessionLimits(messageBytes: 65_536))
        #expect(client.receive(hex(header) + payload) == [.binary(payload)])
    }

    @Test func `the bound of a message is exact`() {
        let limits = SessionLimits(messageBytes: 5)
        #expect(Endpoint(.client, limits: limits).receive(hex("82 05 01 02 03 04 05")).count == 1)
        let tooBig = Delivery.failed(.messageTooBig(limit: 5))
        #expect(Endpoint(.client, limits: limits).receive(hex("82 06")) == [tooBig])
        #expect(Endpoint(.client, limits: limits).receive(hex("02 03 01 02 03  80 02 04 05")).count == 1)
        #expect(Endpoint(.client, limits: limits).receive(hex("02 03 01 02 03  80 03")) == [tooBig])
    }

    @Test func `a header is judged without a session`() throws {
        let context = FrameContext(
            receiver: .client, hasUnfinishedMessage: false, isUnfinishedMessageCompressed: false, messageBytes: 0,
            emptyFragments: 0, allowsCompression: false, limits: SessionLimits())
        let legal = FrameHeader(firstByte: 0x81, secondByte: 5, payloadLength: 5, maskingKey: 0)
        #expect(try FrameHeaderRules.check(legal, in: context) == .text)
        let illegal = FrameHeader(firstByte: 0x80, secondByte: 5, payloadLength: 5, maskingKey: 0)
        #expect(throws: ProtocolViolation.unexpectedContinuation) {
            try FrameHeaderRules.check(illegal, in: context)
        }
    }
}
