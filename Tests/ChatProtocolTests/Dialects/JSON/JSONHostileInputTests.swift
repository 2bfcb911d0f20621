import ChatProtocol
import Testing

@Suite("JSON from clients: what is refused, and how")
struct JSONHostileInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let json: String
        let code: ErrorCode
        let re: String?
        let mention: String

        init(_ json: String, _ code: ErrorCode, re: String? = nil, mention: String = "") {
            self.json = json
            self.code = code
            self.re = re
            self.mention = mention
        }

        var testDescription: String { String(json.prefix(80)) }
    }

    static let send = ##"{"t":"send","room":"#lobby","cid":"0123456789abcdef""##

    static let broken: [Case] = [
        "", " ", "{", "}", "[]", "[{}]", "null", "true", "17", "\"t\"", "hello", "{}{}", "{} x", "{\"t\":\"ping\"",
        "{]",
        "{\"t\":\"ping\",}", "{'t':'ping'}", "{t:\"ping\"}", "{\"t\":\"ping\"}}", "{\"t\" \"ping\"}", "{\"t\":}",
        "{\"a\":01,\"t\":\"ping\" \"x\"}", "{\"a\":\"", "{\"a\":\"\\", "\u{FEFF}{\"t\":\"ping\"}",
        "{\"t\":\"ping\"}\u{0}",
        "{\u{0}\"t\":\"ping\"}", "{\"t\":\"pi\ng\"}", "{\"t\":\"ping\"}/* */", "// x\n{\"t\":\"ping\"}",
        "{\"t\":\"ping\"}]",
    ].map { Case($0, .badJSON) }

    static let wrong: [Case] = [
        Case("{}", .badRequest, mention: "field t "),
        Case(#"{"t":null}"#, .badRequest, mention: "field t "),
        Case(#"{"t":7,"id":"1"}"#, .badRequest, mention: "field t "),
        Case(#"{"id":"1"}"#, .badRequest, re: "1", mention: "field t "),
        Case(#"{"t":"ping","id":7}"#, .badRequest, mention: "field id "),
        Case(#"{"t":"ping","id":"0123456789012345678901234567890123456"}"#, .badRequest, mention: "36"),
        Case(#"{"t":"dance","id":"1"}"#, .unknownType, re: "1"),
        Case(#"{"t":"","id":"1"}"#, .unknownType, re: "1"),
        Case(#"{"t":"PING"}"#, .unknownType),
        Case(#"{"t":"ev","id":"1"}"#, .unknownType, re: "1"),
        Case(#"{"t":"hello","id":"1"}"#, .badRequest, re: "1", mention: "field client "),
        Case(#"{"t":"hello","id":"1","client":"roost"}"#, .badRequest, re: "1", mention: "field client "),
        Case(#"{"t":"hello","id":"1","client":{"name":"r"}}"#, .badRequest, re: "1", mention: "client.ver"),
        Case(#"{"t":"hello","id":"1","client":{"name":5,"ver":"1"}}"#, .badRequest, re: "1", mention: "client.name"),
        Case(
            #"{"t":"hello","id":"1","client":{"name":"r","ver":"1"},"caps":"x"}"#, .badRequest, re: "1", mention: "caps"
        ),
        Case(
            #"{"t":"hello","id":"1","client":{"name":"r","ver":"1"},"caps":[1]}"#, .badRequest, re: "1", mention: "caps"
        ),
        Case(
            #"{"t":"hello","id":"1","client":{"name":"r","ver":"1"},"nick":"a b"}"#, .nickInvalid, re: "1",
            mention: "Nicknames are"),
        Case(
            #"{"t":"hello","id":"1","client":{"name":"r","ver":"1"},"resume":{"session":"s"}}"#, .badRequest, re: "1",
            mention: "resume.token"),
        Case(
            #"{"t":"hello","id":"1","client":{"name":"r","ver":"1"},"resume":{"session":"../x","token":"t"}}"#,
            .badRequest, re: "1", mention: "resume.session"),
        Case(#"{"t":"join","id":"1"}"#, .badRequest, re: "1", mention: "field room "),
        Case(#"{"t":"join","id":"1","room":["lobby"]}"#, .badRequest, re: "1", mention: "field room "),
        Case(#"{"t":"join","id":"1","room":""}"#, .roomInvalid, re: "1", mention: "Room names are"),
        Case(#"{"t":"join","id":"1","room":"@a.c"}"#, .roomInvalid, re: "1"),
        Case(##"{"t":"join","id":"1","room":"#lobby","last":-1}"##, .badRequest, re: "1", mention: "field last "),
        Case(##"{"t":"join","id":"1","room":"#lobby","last":1.5}"##, .badRequest, re: "1", mention: "field last "),
        Case(##"{"t":"join","id":"1","room":"#lobby","last":"5"}"##, .badRequest, re: "1", mention: "field last "),
        Case(##"{"t":"join","id":"1","room":"#lobby","last":true}"##, .badRequest, re: "1", mention: "field last "),
        Case(
            ##"{"t":"join","id":"1","room":"#lobby","last":9007199254740992}"##, .badRequest, re: "1", mention: "last"),
        Case(##"{"t":"join","id":"1","room":"#lobby","last":1e400}"##, .badRequest, re: "1", mention: "field last "),
        Case(
            ##"{"t":"join","id":"1","room":"#lobby","last":99999999999999999999999999999}"##, .badRequest, re: "1",
            mention: "field last "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":"e7"}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":[]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":["e7"]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":[41,"e7"]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":["e7",-1]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":["e7",1,2]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(##"{"t":"join","id":"1","room":"#lobby","pos":["e 7",1]}"##, .badRequest, re: "1", mention: "field pos "),
        Case(#"{"t":"nick","id":"1"}"#, .badRequest, re: "1", mention: "field value "),
        Case(#"{"t":"nick","id":"1","value":"🙂"}"#, .nickInvalid, re: "1"),
        Case(##"{"t":"topic","id":"1","room":"#lobby"}"##, .badRequest, re: "1", mention: "field value "),
        Case(##"{"t":"history","id":"1","room":"#lobby","limit":5}"##, .badRequest, re: "1", mention: "before, after"),
        Case(
            ##"{"t":"history","id":"1","room":"#lobby","before":["e",1],"after":["e",2]}"##, .badRequest, re: "1",
            mention: "Exactly one"),
        Case(
            ##"{"t":"history","id":"1","room":"#lobby","before":["e",1],"limit":0}"##, .badRequest, re: "1",
            mention: "field limit "),
        Case(#"{"t":"search","id":"1","q":"밥"}"#, .badRequest, re: "1", mention: "at least 2 letters"),
        Case(#"{"t":"search","id":"1","q":" "}"#, .badRequest, re: "1", mention: "needs a word"),
        Case(#"{"t":"search","id":"1","q":"ab","before":["e",1]}"#, .badRequest, re: "1", mention: "needs a room"),
        Case(#"{"t":"search","id":"1","q":"aa b c d e f g h i"}"#, .badRequest, re: "1", mention: "at most 8 words"),
        Case(
            ##"{"t":"redact","id":"1","room":"#lobby","epoch":"e","seq":0}"##, .badRequest, re: "1",
            mention: "field seq "),
        Case(##"{"t":"read","id":"1","room":"#lobby","seq":-1}"##, .badRequest, re: "1", mention: "field seq "),
        Case(##"{"t":"typing","id":"1","room":"#lobby"}"##, .badRequest, re: "1", mention: "field on "),
        Case(#"{"t":"typing","id":"1","room":"@a b","on":true}"#, .roomInvalid, re: "1", mention: "/msg"),
        Case(##"{"t":"who","id":"1","room":"#lobby","after":"a b"}"##, .nickInvalid, re: "1"),
        Case(##"{"t":"send","room":"#lobby","text":"x"}"##, .badRequest, mention: "field cid "),
        Case(
            ##"{"t":"send","room":"#lobby","cid":"short","text":"x"}"##, .badRequest, re: "short", mention: "field cid "
        ),
        Case(
            ##"{"t":"send","room":"#lobby","cid":"0123456789 abcde","text":"x"}"##, .badRequest, re: "0123456789 abcde",
            mention: "field cid "),
        Case(send + "}", .badRequest, re: "0123456789abcdef", mention: "field text "),
        Case(send + #","text":5}"#, .badRequest, re: "0123456789abcdef", mention: "field text "),
        Case(send + #","text":"\ud83d"}"#, .badRequest, re: "0123456789abcdef", mention: "field text "),
        Case(send + #","text":""}"#, .badRequest, re: "0123456789abcdef", mention: "nothing to send"),
        Case(send + #","text":" \n\t"}"#, .badRequest, re: "0123456789abcdef", mention: "nothing to send"),
        Case(
            send + #","text":"x","kind":"shout"}"#, .badRequest, re: "0123456789abcdef", mention: "text, action, notice"
        ),
        Case(
            send + #","text":""# + String(repeating: "a", count: 4097) + "\"}", .tooBig, re: "0123456789abcdef",
            mention: "by 1 bytes"),
        Case(
            send + #","text":""# + String(repeating: "a\\n", count: 100) + "a\"}", .tooBig, re: "0123456789abcdef",
            mention: "101 lines"),
    ]

    @Test("broken input is bad_json", arguments: broken)
    func bad(hostile: Case) {
        check(hostile)
    }

    @Test("wrong fields are named, and the request is identified", arguments: wrong)
    func refused(hostile: Case) {
        check(hostile)
    }

    private func check(_ hostile: Case) {
        let error = #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(Array(hostile.json.utf8)) }
        #expect(error?.code == hostile.code)
        #expect(error?.re == hostile.re)
        #expect(hostile.mention.isEmpty || error?.message.contains(hostile.mention) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix(".") == true)
    }

    @Test("16 KiB are read and a byte more is refused before anything is parsed")
    func size() throws {
        let head = Array(#"{"t":"ping","id":"9","x":""#.utf8)
        let tail = Array("\"}".utf8)
        let padding = [UInt8](repeating: 0x61, count: 16_384 - head.count - tail.count)
        #expect(try JSONDialect.decodeRequest(head + padding + tail).command == .ping)
        let error = #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(head + [0x61] + padding + tail) }
        #expect(error?.code == .tooBig)
    }

    @Test("nesting is read to the eighth level and refused at the ninth, in either bracket")
    func depth() throws {
        func nested(_ levels: Int, _ open: String, _ close: String) -> [UInt8] {
            let inside = String(repeating: open, count: levels - 1) + "1" + String(repeating: close, count: levels - 1)
            return Array(#"{"t":"ping","x":\#(inside)}"#.utf8)
        }
        #expect(try JSONDialect.decodeRequest(nested(8, "[", "]")).command == .ping)
        #expect(try JSONDialect.decodeRequest(nested(8, "{\"a\":", "}")).command == .ping)
        for bytes in [nested(9, "[", "]"), nested(9, "{\"a\":", "}"), Array(repeating: 0x5B, count: 16_000)] {
            #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(bytes) }
        }
        let error = #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(nested(9, "[", "]")) }
        #expect(error?.code == .badJSON)
        #expect(error?.message == "Objects and arrays may be nested 8 deep at most.")
    }

    @Test("duplicate keys are harmless: one of the two counts")
    func duplicates() throws {
        let request = try JSONDialect.decodeRequest(Array(#"{"t":"ping","t":"bye","id":"1","id":"2"}"#.utf8))
        #expect([Command.ping, .bye].contains(request.command))
        #expect(["1", "2"].contains(request.id))
    }

    @Test("other encodings of Unicode are not guessed at")
    func encodings() {
        let text = #"{"t":"ping"}"#
        let utf16: [UInt8] = text.utf8.flatMap { [$0, 0] }
        let utf32: [UInt8] = text.utf8.flatMap { [$0, 0, 0, 0] }
        for bytes in [utf16, [0xFF, 0xFE] + utf16, utf32, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
            let error = #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(bytes) }
            #expect(error?.code == .badJSON)
        }
    }

    @Test(
        "bytes that are no UTF-8 are refused",
        arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let json = Array(#"{"t":"nick","id":"1","value":"a"#.utf8) + bytes + Array("\"}".utf8)
        #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(json) }
    }

    @Test("a request cut at any byte, or with any byte changed, is answered and never traps")
    func mutations() {
        let json = Array(
            ##"{"t":"join","id":"1","room":"#민아","pos":["e7",41],"last":50,"x":{"y":[1.5e3,"\ud83d\ude42"]}}"##.utf8)
        for length in 0..<json.count {
            #expect(throws: RequestError.self) { try JSONDialect.decodeRequest(Array(json.prefix(length))) }
        }
        for index in json.indices {
            for byte: UInt8 in [0x00, 0x22, 0x2C, 0x30, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xC3, 0xFF] {
                var changed = json
                changed[index] = byte
                _ = try? JSONDialect.decodeRequest(changed)
            }
        }
    }

    @Test("the answer carries what the error says")
    func answer() {
        let error = RequestError(re: "1", code: .badRequest, message: "The field room is missing.")
        #expect(error.answer == ErrorAnswer(re: "1", code: .badRequest, message: "The field room is missing."))
    }
}
