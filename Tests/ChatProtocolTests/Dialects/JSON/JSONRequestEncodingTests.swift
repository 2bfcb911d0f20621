import ChatProtocol
import Testing

@Suite("JSON from our client: the literal bytes of every command")
struct JSONRequestEncodingTests {
    private func json(_ request: Request) -> String {
        String(decoding: JSONDialect.encode(request), as: UTF8.self)
    }

    @Test("hello")
    func hello() throws {
        var hello = Hello(clientName: "roost", clientVersion: "0.1")
        #expect(
            json(Request(id: "1", command: .hello(hello)))
                == #"{"t":"hello","id":"1","client":{"name":"roost","ver":"0.1"},"caps":[]}"#)
        hello.caps = ["a", "b"]
        hello.nick = try Nickname("민아")
        hello.password = #"a"b\c"#
        hello.resume = Hello.Resume(
            session: try #require(SessionID("s1")), token: try #require(SessionToken("t1")))
        let expected = #"""
            {"t":"hello","id":"1","client":{"name":"roost","ver":"0.1"},"caps":["a","b"],"nick":"민아",\#
            "password":"a\"b\\c","resume":{"session":"s1","token":"t1"}}
            """#
        #expect(json(Request(id: "1", command: .hello(hello))) == expected)
    }

    @Test("send: Korean, emoji and slashes stay as they are, control characters are escaped")
    func send() throws {
        let cid = try #require(MessageID("0123456789abcdef"))
        let send = Send(room: .lobby, cid: cid, text: "안녕 🙂 a/b\n\t\u{1}\u{7F}\"\\", kind: .notice)
        let expected = ##"""
            {"t":"send","room":"#lobby","cid":"0123456789abcdef",\##
            "text":"안녕 🙂 a/b\n\t\u0001\##u{7F}\"\\","kind":"notice"}
            """##
        #expect(json(Request(command: .send(send))) == expected)
    }

    @Test("the others")
    func others() throws {
        let position = Position(epoch: try #require(Epoch("e7")), seq: 41)
        let dev = try RoomName("dev")
        let pairs: [(Request, String)] = [
            (Request(id: "2", command: .join(Join(room: dev))), ##"{"t":"join","id":"2","room":"#dev"}"##),
            (
                Request(id: "2", command: .join(Join(room: dev, position: position, last: 0))),
                ##"{"t":"join","id":"2","room":"#dev","pos":["e7",41],"last":0}"##
            ),
            (Request(id: "3", command: .part(dev)), ##"{"t":"part","id":"3","room":"#dev"}"##),
            (Request(id: "4", command: .nick(try Nickname("dana"))), #"{"t":"nick","id":"4","value":"dana"}"#),
            (Request(id: "5", command: .topic(dev, "")), ##"{"t":"topic","id":"5","value":"","room":"#dev"}"##),
            (Request(id: "6", command: .rooms(after: nil)), #"{"t":"rooms","id":"6"}"#),
            (Request(id: "6", command: .rooms(after: dev)), ##"{"t":"rooms","id":"6","after":"#dev"}"##),
            (Request(id: "7", command: .who(dev, after: nil)), ##"{"t":"who","id":"7","room":"#dev"}"##),
            (
                Request(id: "7", command: .who(dev, after: try Nickname("jun"))),
                ##"{"t":"who","id":"7","room":"#dev","after":"jun"}"##
            ),
            (
                Request(id: "8", command: .history(HistoryRequest(room: dev, anchor: .before(position), limit: 20))),
                ##"{"t":"history","id":"8","room":"#dev","before":["e7",41],"limit":20}"##
            ),
            (
                Request(id: "8", command: .history(HistoryRequest(room: dev, anchor: .after(position)))),
                ##"{"t":"history","id":"8","room":"#dev","after":["e7",41],"limit":50}"##
            ),
            (
                Request(id: "8", command: .history(HistoryRequest(room: dev, anchor: .around(position), limit: 1))),
                ##"{"t":"history","id":"8","room":"#dev","around":["e7",41],"limit":1}"##
            ),
            (Request(id: "8", command: .direct(try Nickname("민아"))), #"{"t":"direct","id":"8","nick":"민아"}"#),
            (
                Request(id: "8", command: .search(SearchRequest(try SearchWords("회의 점심")))),
                #"{"t":"search","id":"8","q":"회의 점심","limit":50}"#
            ),
            (
                Request(
                    id: "8", command: .search(SearchRequest(try SearchWords("회의"), in: dev, before: position, limit: 1))
                ),
                ##"{"t":"search","id":"8","room":"#dev","q":"회의","before":["e7",41],"limit":1}"##
            ),
            (
                Request(id: "8", command: .redact(dev, position)),
                ##"{"t":"redact","id":"8","room":"#dev","epoch":"e7","seq":41}"##
            ),
            (Request(command: .read(dev, seq: 41)), ##"{"t":"read","room":"#dev","seq":41}"##),
            (Request(command: .typing(dev, true)), ##"{"t":"typing","room":"#dev","on":true}"##),
            (
                Request(command: .typing(try RoomName("@u1-u2"), false)),
                #"{"t":"typing","room":"@u1-u2","on":false}"#
            ),
            (Request(id: "8", command: .oper(secret: "s3")), #"{"t":"oper","id":"8","secret":"s3"}"#),
            (
                Request(
                    id: "8",
                    command: .moderate(
                        ModerationRequest(.mute, try Nickname("jun"), in: dev, seconds: 600, reason: "광고"))),
                ##"{"t":"mod","id":"8","room":"#dev","op":"mute","target":"jun","for":600,"reason":"광고"}"##
            ),
            (
                Request(id: "8", command: .moderate(ModerationRequest(.unban, try Nickname("jun")))),
                #"{"t":"mod","id":"8","op":"unban","target":"jun"}"#
            ),
            (Request(id: "9", command: .ping), #"{"t":"ping","id":"9"}"#),
            (Request(command: .bye), #"{"t":"bye"}"#),
        ]
        for (request, expected) in pairs {
            #expect(json(request) == expected)
            #expect(try JSONDialect.decodeRequest(Array(expected.utf8)) == request)
        }
    }
}
