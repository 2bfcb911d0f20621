import Testing

@testable import ChatProtocol

/// The short way in for a `send` and the parser agree about every message that the short way takes.
@Suite struct JSONSendTests {
    private static let usual =
        ##"{"t":"send","room":"#lobby","cid":"0123456789abcdef","text":"회의 \"9시\"\n점심","kind":"text"}"##

    private func read(_ json: String) -> Send? { JSONSend.read(Array(json.utf8), LimitValues()) }

    @Test func `the usual form is read without the parser`() throws {
        let send = try #require(read(Self.usual))
        #expect(send.room.wire == "#lobby")
        #expect(send.cid.text == "0123456789abcdef")
        #expect(send.text == "회의 \"9시\"\n점심")
        #expect(send.kind == .text)
    }

    @Test(arguments: [
        #"{"kind":"action","text":"a","cid":"0123456789abcdef","room":"lobby","t":"send"}"#,
        #" { "t" : "send" , "room" : "LOBBY" , "cid" : "0123456789abcdef" , "text" : "\\\/\b\f\r\t x" } "#,
        #"{"t":"send","room":"@a-b","cid":"0123456789abcdef","text":"/me is\there"}"#,
    ])
    func `any order, white space and every short escape are read as the parser reads them`(json: String) throws {
        let parsed = try JSONDialect.parseRequest(Array(json.utf8), LimitValues())
        #expect(Request(id: "0123456789abcdef", command: .send(try #require(read(json)))) == parsed)
    }

    @Test(arguments: [
        #"{"t":"ping","id":"1"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"\u00e9"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a","text":"b"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a","extra":"b"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a","kind":null}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a"},"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a",}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a\"#,
        #"{"t":"send","room":"not a room","cid":"0123456789abcdef","text":"a"}"#,
        #"{"t":"send","room":"lobby","cid":"short","text":"a"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":" "}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"a","kind":"shout"}"#,
        #"{"t":"send","room":"lobby","cid":"0123456789abcdef"}"#,
    ])
    func `whatever is not exactly that is left to the parser`(json: String) {
        #expect(read(json) == nil)
    }

    @Test func `a mistake is answered as ever`() {
        let long = String(repeating: "가", count: 4_000)
        let json = #"{"t":"send","room":"lobby","cid":"0123456789abcdef","text":"\#(long)"}"#
        #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(Array(json.utf8)) }
    }

    /// Every byte changed in turn to what means something in JSON, is no UTF-8, or is a control.
    @Test(arguments: Array("\"\\{}[]:,u0 a\n".utf8) + [0x00, 0x1F, 0x7F, 0xC2, 0xFF])
    func `what one wrong byte makes of it, both read alike`(byte: UInt8) {
        let bytes = Array(Self.usual.utf8)
        var taken = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] = byte
            guard let send = JSONSend.read(changed, LimitValues()) else { continue }
            taken += 1
            let parsed = try? JSONDialect.parseRequest(changed, LimitValues())
            #expect(parsed == Request(id: send.cid.text, command: .send(send)), "byte \(byte) at \(index)")
        }
        // A letter in the text or the name leaves it a message: the comparison has something to compare.
        if byte == UInt8(ascii: "a") { #expect(taken > 20) }
    }

    @Test func `a special byte is found at every place of a word`() {
        for special in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00, 0x1F] {
            for count in 1...24 {
                for place in 0..<count {
                    var bytes = Array(repeating: UInt8(ascii: "!"), count: count)
                    bytes[place] = special
                    if place + 1 < count { bytes[place + 1] = 0x80 }
                    #expect(unsafe JSONBytes.firstSpecial(in: bytes.span.bytes) == place)
                    #expect(unsafe JSONBytes.firstSpecial(in: bytes.span.bytes, from: place + 1) == count)
                }
            }
        }
    }
}
