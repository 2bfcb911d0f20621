import ChatProtocol
import Testing

@Suite("JSON from clients: every command")
struct JSONRequestDecodingTests {
    private func decode(_ json: String) throws -> Request {
        try JSONDialect.decodeRequest(Array(json.utf8))
    }

    @Test("hello, short and full")
    func hello() throws {
        #expect(
            try decode(#"{"t":"hello","id":"1","client":{"name":"roost","ver":"0.1"},"caps":[]}"#)
                == Request(id: "1", command: .hello(Hello(clientName: "roost", clientVersion: "0.1"))))
        let full = #"""
            {"t":"hello","id":"h","client":{"name":"roost","ver":"0.1"},"caps":["a","b"],"nick":"민아","password":"열려라",
             "resume":{"session":"s1","token":"t1"}}
            """#
        let session = try #require(SessionID("s1"))
        let token = try #require(SessionToken("t1"))
        let hello = Hello(
            clientName: "roost", clientVersion: "0.1", caps: ["a", "b"], nick: try Nickname("민아"), password: "열려라",
            resume: Hello.Resume(session: session, token: token))
        #expect(try decode(full) == Request(id: "h", command: .hello(hello)))
    }

    @Test("a client's name can't write a line of a log")
    func clientName() throws {
        let json = #"{"t":"hello","client":{"name":"a\nb\u001b[1m","ver":"\r1"}}"#
        #expect(try decode(json) == Request(command: .hello(Hello(clientName: "a b[1m", clientVersion: "1"))))
    }

    @Test("join, with and without a position")
    func join() throws {
        #expect(
            try decode(##"{"t":"join","id":"2","room":"#lobby"}"##)
                == Request(id: "2", command: .join(Join(room: .lobby))))
        let epoch = try #require(Epoch("e7"))
        #expect(
            try decode(##"{"t":"join","id":"2","room":"#lobby","pos":["e7",41],"last":50}"##)
                == Request(
                    id: "2", command: .join(Join(room: .lobby, position: Position(epoch: epoch, seq: 41), last: 50))))
    }

    @Test("send uses its cid as its id, and is text where no kind is given")
    func send() throws {
        let cid = try #require(MessageID("0123456789abcdef"))
        #expect(
            try decode(##"{"t":"send","room":"#lobby","cid":"0123456789abcdef","text":"안녕하세요!","kind":"text"}"##)
                == Request(id: cid.text, command: .send(Send(room: .lobby, cid: cid, text: "안녕하세요!"))))
        #expect(
            try decode(
                ##"{"t":"send","id":"ignored","room":"#lobby","cid":"0123456789abcdef","text":"waves","kind":"action"}"##
            )
                == Request(id: cid.text, command: .send(Send(room: .lobby, cid: cid, text: "waves", kind: .action))))
        #expect(
            try decode(
                ##"{"t":"send","room":"#lobby","cid":"0123456789abcdef","text":"a\r\nb\u0000\u001b[1m\t\ud83d\ude42"}"##
            )
                == Request(command: .send(Send(room: .lobby, cid: cid, text: "a\nb[1m\t🙂"))))
    }

    @Test("history, each anchor")
    func history() throws {
        let position = Position(epoch: try #require(Epoch("e7")), seq: 41)
        #expect(
            try decode(##"{"t":"history","id":"3","room":"#lobby","before":["e7",41],"limit":20}"##)
                == Request(
                    id: "3", command: .history(HistoryRequest(room: .lobby, anchor: .before(position), limit: 20))))
        #expect(
            try decode(##"{"t":"history","id":"3","room":"#lobby","after":["e7",41],"limit":999}"##)
                == Request(
                    id: "3", command: .history(HistoryRequest(room: .lobby, anchor: .after(position), limit: 200))))
        #expect(
            try decode(##"{"t":"history","id":"3","room":"#lobby","around":["e7",41]}"##)
                == Request(
                    id: "3", command: .history(HistoryRequest(room: .lobby, anchor: .around(position), limit: 50))))
    }

    @Test("the short commands")
    func short() throws {
        #expect(
            try decode(##"{"t":"part","id":"4","room":"#dev"}"##) == Request(id: "4", command: .part(RoomName("dev"))))
        #expect(
            try decode(#"{"t":"nick","id":"5","value":"dana"}"#) == Request(id: "5", command: .nick(Nickname("dana"))))
        #expect(
            try decode(##"{"t":"topic","id":"6","room":"#lobby","value":" 배포\n오늘 "}"##)
                == Request(id: "6", command: .topic(.lobby, "배포 오늘")))
        #expect(try decode(#"{"t":"rooms","id":"7"}"#) == Request(id: "7", command: .rooms(after: nil)))
        #expect(
            try decode(##"{"t":"rooms","id":"7","after":"#dev"}"##)
                == Request(id: "7", command: .rooms(after: RoomName("dev"))))
        #expect(
            try decode(##"{"t":"who","id":"8","room":"#lobby"}"##)
                == Request(id: "8", command: .who(.lobby, after: nil)))
        #expect(
            try decode(##"{"t":"who","id":"8","room":"#lobby","after":"jun"}"##)
                == Request(id: "8", command: .who(.lobby, after: Nickname("jun"))))
        #expect(try decode(#"{"t":"ping","id":"9"}"#) == Request(id: "9", command: .ping))
        #expect(try decode(#"{"t":"bye"}"#) == Request(command: .bye))
    }

    @Test(
        "what makes no difference",
        arguments: [
            #"  { "t" : "ping" , "id" : "9" }  "#,
            "\n{\t\"t\":\"ping\",\r\n\"id\":\"9\"}\n",
            #"{"id":"9","t":"ping"}"#,
            #"{"t":"ping","id":"9","unknown":{"a":[1,2.5,-3e7,null,true,"x"]},"more":[]}"#,
            #"{"t":"\u0070ing","id":"9"}"#,
            #"{"t":"ping","id":"9","room":17,"text":null}"#,
            #"{"t":"ping","id":"9","text":"{[{[{[{[{[{[\" }]"}"#,
        ])
    func tolerated(json: String) throws {
        #expect(try decode(json) == Request(id: "9", command: .ping))
    }

    @Test("null is the same as absent")
    func null() throws {
        #expect(
            try decode(##"{"t":"join","id":null,"room":"#lobby","pos":null,"last":null}"##)
                == Request(command: .join(Join(room: .lobby))))
    }

    @Test("an emoji or Korean counts by bytes, and an id by characters")
    func lengths() throws {
        let id = String(repeating: "가", count: 36)
        #expect(try decode(#"{"t":"ping","id":"\#(id)"}"#).id == id)
        let text = String(repeating: "가", count: 1365)
        let request = try decode(##"{"t":"send","room":"#lobby","cid":"0123456789abcdef","text":"\##(text)"}"##)
        guard case .send(let send) = request.command else { return #expect(Bool(false), "not a send") }
        #expect(send.text == text)
    }
}
