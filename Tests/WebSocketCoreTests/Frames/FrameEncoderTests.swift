import Testing
import WebSocketCore

@Suite("RFC 6455 5.2: sending frames")
struct FrameEncoderTests {
    struct Case: CustomTestStringConvertible {
        var length: Int
        var server: String
        var client: String
        var testDescription: String { "\(length) bytes" }
    }

    static let cases = [
        Case(length: 0, server: "82 00", client: "82 80 37fa213d"),
        Case(length: 1, server: "82 01", client: "82 81 37fa213d"),
        Case(length: 125, server: "82 7d", client: "82 fd 37fa213d"),
        Case(length: 126, server: "82 7e 007e", client: "82 fe 007e 37fa213d"),
        Case(length: 65_535, server: "82 7e ffff", client: "82 fe ffff 37fa213d"),
        Case(length: 65_536, server: "82 7f 0000000000010000", client: "82 ff 0000000000010000 37fa213d"),
    ]

    @Test(arguments: cases)
    func `the header has the shortest form`(of testCase: Case) {
        #expect(FrameEncoder.header(opcode: .binary, payloadLength: testCase.length) == hex(testCase.server))
        let masked = FrameEncoder.header(
            opcode: .binary, payloadLength: testCase.length, maskingKey: Endpoint.maskingKey)
        #expect(masked == hex(testCase.client))
    }

    @Test(arguments: cases)
    func `a frame is its header and its payload`(of testCase: Case) throws {
        let payload = (0..<testCase.length).map { UInt8(truncatingIfNeeded: $0) }
        let server = Endpoint(.server)
        try server.send(.binary, payload)
        #expect(server.takeOutput() == hex(testCase.server) + payload)

        let client = Endpoint(.client)
        try client.send(.binary, payload)
        let key: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
        #expect(client.takeOutput() == hex(testCase.client) + payload.enumerated().map { $1 ^ key[$0 % 4] })
    }

    @Test(
        arguments: [
            (Opcode.continuation, 0x80), (.text, 0x81), (.binary, 0x82), (.close, 0x88), (.ping, 0x89), (.pong, 0x8A),
        ] as [(Opcode, UInt8)])
    func `each opcode has its number`(opcode: Opcode, firstByte: UInt8) {
        #expect(FrameEncoder.header(opcode: opcode, payloadLength: 0) == [firstByte, 0])
    }

    @Test func `frames follow each other in the order of sending`() throws {
        let server = Endpoint(.server)
        try server.send("a")
        try server.ping("b")
        try server.send(.binary, [3])
        #expect(server.takeOutput() == hex("81 01 61  89 01 62  82 01 03"))
        #expect(server.takeOutput().isEmpty)
    }
}
