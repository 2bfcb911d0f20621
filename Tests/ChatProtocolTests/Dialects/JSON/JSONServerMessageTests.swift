import ChatProtocol
import Testing

@Suite("JSON from a server: the literal bytes of every message, written and read")
struct JSONServerMessageTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let message: ServerMessage
        let json: String
        var testDescription: String { String(json.prefix(60)) }
    }

    static let vectors: [Vector] = {
        guard let uid = UserID("u1"), let other = UserID("u2"), let epoch = Epoch("e7"), let session = SessionID("s1"),
            let token = SessionToken("t1"), let cid = MessageID("0123456789abcdef"), let mina = try? Nickname("민아"),
            let jun = try? Nickname("jun"), let dev = try? RoomName("dev"),
            let direct = try? RoomName("@u1-u2")
        else { return [] }
        let time = Timestamp(milliseconds: 1_795_435_626_042)
        let author = Author(uid: uid, nick: mina)
        func event(_ seq: Int64, _ cid: MessageID?, _ body: RoomEvent.Body) -> RoomEvent {
            RoomEvent(room: .lobby, seq: seq, time: time, author: author, cid: cid, body: body)
        }
        return [
            Vector(
                message: .welcome(
                    Welcome(
                        re: "1", session: session, token: token, uid: uid, nick: mina, caps: ["a"], resumed: true,
                        rooms: [.lobby, dev], serverName: "roostd", serverVersion: "0.1")),
                json: ##"""
                    {"t":"welcome","re":"1","session":"s1","token":"t1","uid":"u1","nick":"민아","caps":["a"],\##
                    "limits":{"request_bytes":16384,"text_bytes":4096,"text_lines":100,"topic_bytes":512,\##
                    "name_scalars":32,"name_bytes":64,"page_events":200,"rooms_per_member":64,"message_burst":5,\##
                    "messages_per_second":2},"ping_ms":20000,"resumed":true,"rooms":["#lobby","#dev"],\##
                    "server":{"name":"roostd","ver":"0.1"}}
                    """##),
            Vector(
                message: .joined(
                    Joined(
                        re: "2", room: .lobby, epoch: epoch, head: 41, from: 40, recovered: false, gap: 3...39,
                        topic: "배포", people: .members([author, Author(uid: other, nick: jun)]), kept: "until it stops")),
                json: ##"""
                    {"t":"joined","re":"2","room":"#lobby","epoch":"e7","head":41,"from":40,"recovered":false,\##
                    "gap":{"from":3,"to":39},"topic":"배포","members":[{"uid":"u1","nick":"민아"},\##
                    {"uid":"u2","nick":"jun"}],"kept":"until it stops"}
                    """##),
            Vector(
                message: .joined(
                    Joined(room: dev, epoch: epoch, head: 0, from: 1, people: .count(1000), kept: "a year")),
                json: ##"""
                    {"t":"joined","room":"#dev","epoch":"e7","head":0,"from":1,"topic":"","count":1000,"kept":"a year"}
                    """##),
            Vector(
                message: .event(event(7, cid, .message(text: "안녕 \"x\" a/b\n둘", kind: .text))),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":7,"ts":"2026-11-23T12:07:06.042Z","k":"msg","uid":"u1","by":"민아",\##
                    "cid":"0123456789abcdef","text":"안녕 \"x\" a/b\n둘","kind":"text"}
                    """##),
            Vector(
                message: .event(event(8, nil, .topic("오늘"))),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":8,"ts":"2026-11-23T12:07:06.042Z","k":"topic","uid":"u1","by":"민아",\##
                    "value":"오늘"}
                    """##),
            Vector(
                message: .event(
                    event(
                        9, nil,
                        .moderation(
                            Moderation(.ban, target: Author(uid: other, nick: jun), seconds: 600, reason: "광고")))),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":9,"ts":"2026-11-23T12:07:06.042Z","k":"mod","uid":"u1","by":"민아",\##
                    "op":"ban","target":{"uid":"u2","nick":"jun"},"for":600,"reason":"광고"}
                    """##),
            Vector(
                message: .event(event(10, nil, .moderation(Moderation(.op, target: author)))),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":10,"ts":"2026-11-23T12:07:06.042Z","k":"mod","uid":"u1","by":"민아",\##
                    "op":"op","target":{"uid":"u1","nick":"민아"}}
                    """##),
            Vector(
                message: .joined(
                    Joined(
                        room: direct, epoch: epoch, head: 4, from: 5, peer: Author(uid: other, nick: jun),
                        people: .members([author]), read: 3, kept: "a year")),
                json: ##"""
                    {"t":"joined","room":"@u1-u2","epoch":"e7","head":4,"from":5,"topic":"",\##
                    "peer":{"uid":"u2","nick":"jun"},"members":[{"uid":"u1","nick":"민아"}],"read":3,"kept":"a year"}
                    """##),
            Vector(
                message: .event(event(11, nil, .redaction(of: 7))),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":11,"ts":"2026-11-23T12:07:06.042Z","k":"redact","uid":"u1",\##
                    "by":"민아","of":7}
                    """##),
            Vector(
                message: .event(event(7, cid, .tombstone)),
                json: ##"""
                    {"t":"ev","room":"#lobby","seq":7,"ts":"2026-11-23T12:07:06.042Z","k":"tombstone","uid":"u1",\##
                    "by":"민아","cid":"0123456789abcdef"}
                    """##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .typing(author, true))),
                json: ##"{"t":"eph","room":"#lobby","k":"typing","uid":"u1","by":"민아","on":true}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .read(author, seq: 40))),
                json: ##"{"t":"eph","room":"#lobby","k":"read","uid":"u1","by":"민아","seq":40}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .join(author))),
                json: ##"{"t":"eph","room":"#lobby","k":"join","uid":"u1","by":"민아"}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .leave(author, reason: "집에"))),
                json: ##"{"t":"eph","room":"#lobby","k":"leave","uid":"u1","by":"민아","reason":"집에"}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .leave(author, reason: nil))),
                json: ##"{"t":"eph","room":"#lobby","k":"leave","uid":"u1","by":"민아"}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .nick(author, jun))),
                json: ##"{"t":"eph","room":"#lobby","k":"nick","uid":"u1","by":"민아","nick":"jun"}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: nil, body: .nick(author, jun))),
                json: ##"{"t":"eph","k":"nick","uid":"u1","by":"민아","nick":"jun"}"##),
            Vector(
                message: .ephemeral(Ephemeral(room: .lobby, body: .count(101))),
                json: ##"{"t":"eph","room":"#lobby","k":"count","count":101}"##),
            Vector(message: .live(.lobby, seq: 41), json: ##"{"t":"live","room":"#lobby","seq":41}"##),
            Vector(
                message: .gap(Gap(room: .lobby, epoch: epoch, range: 1...9)),
                json: ##"{"t":"gap","room":"#lobby","epoch":"e7","from":1,"to":9}"##),
            Vector(message: .ok(Acknowledgement(re: "3")), json: #"{"t":"ok","re":"3"}"#),
            Vector(
                message: .ok(Acknowledgement(re: cid.text, seq: 7, time: time, isDuplicate: true)),
                json: #"{"t":"ok","re":"0123456789abcdef","seq":7,"ts":"2026-11-23T12:07:06.042Z","dup":true}"#),
            Vector(
                message: .error(ErrorAnswer(re: "4", code: .nickInUse, message: "The name jun is in use.")),
                json: #"{"t":"err","re":"4","code":"nick_in_use","msg":"The name jun is in use.","retry":false}"#),
            Vector(
                message: .error(
                    ErrorAnswer(re: nil, code: .rateLimited, retryAfter: .milliseconds(1500), room: .lobby)),
                json: ##"""
                    {"t":"err","code":"rate_limited","msg":"Slow down a little, then send it again.","retry":true,\##
                    "retry_ms":1500,"room":"#lobby"}
                    """##),
            Vector(
                message: .page(
                    Page(
                        re: "5",
                        events: [event(1, nil, .message(text: "a", kind: .action)), event(2, nil, .topic(""))],
                        more: true, head: 41)),
                json: ##"""
                    {"t":"page","re":"5","events":[{"t":"ev","room":"#lobby","seq":1,"ts":"2026-11-23T12:07:06.042Z",\##
                    "k":"msg","uid":"u1","by":"민아","text":"a","kind":"action"},{"t":"ev","room":"#lobby","seq":2,\##
                    "ts":"2026-11-23T12:07:06.042Z","k":"topic","uid":"u1","by":"민아","value":""}],"more":true,"head":41}
                    """##),
            Vector(
                message: .page(Page(re: nil, events: [], more: false, head: 0)),
                json: #"{"t":"page","events":[],"more":false,"head":0}"#),
            Vector(
                message: .page(Page(re: "6", events: [], more: true, head: 41, reached: 12)),
                json: #"{"t":"page","re":"6","events":[],"more":true,"head":41,"reached":12}"#),
            Vector(
                message: .who(WhoList(re: "6", room: .lobby, members: [author], more: true)),
                json: ##"{"t":"who","re":"6","room":"#lobby","members":[{"uid":"u1","nick":"민아"}],"more":true}"##),
            Vector(
                message: .rooms(RoomList(re: "7", rooms: [.init(room: .lobby, count: 3, topic: "t")])),
                json: ##"{"t":"rooms","re":"7","rooms":[{"room":"#lobby","count":3,"topic":"t"}],"more":false}"##),
            Vector(
                message: .pong(re: "8", time: time), json: #"{"t":"pong","re":"8","ts":"2026-11-23T12:07:06.042Z"}"#),
            Vector(message: .note(Note(text: "어서 오세요.")), json: #"{"t":"note","text":"어서 오세요."}"#),
            Vector(
                message: .note(Note(text: "That name is taken.", code: "nick_taken")),
                json: #"{"t":"note","text":"That name is taken.","code":"nick_taken"}"#),
            Vector(
                message: .closing(Closing(.draining, retryAfter: .seconds(3))),
                json: #"{"t":"closing","why":"The server is stopping and will be back.","code":4000,"retry_ms":3000}"#),
            Vector(
                message: .closing(Closing(.kicked)),
                json: #"{"t":"closing","why":"An operator has ended your session.","code":4405}"#),
        ]
    }()

    @Test("the table is whole")
    func table() {
        #expect(Self.vectors.count == 34)
    }

    @Test("written", arguments: vectors)
    func written(vector: Vector) {
        #expect(String(decoding: JSONDialect.encode(vector.message), as: UTF8.self) == vector.json)
    }

    @Test("read", arguments: vectors)
    func read(vector: Vector) throws {
        #expect(try JSONDialect.decodeServerMessage(Array(vector.json.utf8)) == vector.message)
    }

    @Test("what a later server adds is passed over")
    func later() throws {
        func decode(_ json: String) throws -> ServerMessage { try JSONDialect.decodeServerMessage(Array(json.utf8)) }
        #expect(try decode(#"{"t":"party","hats":3}"#) == .unknown(type: "party"))
        #expect(try decode(##"{"t":"live","room":"#lobby","seq":1,"new":[{}]}"##) == .live(.lobby, seq: 1))
        let lobby = ##""room":"#lobby","uid":"u1","by":"mina""##
        guard
            case .event(let event) = try decode(
                #"{"t":"ev","seq":3,"ts":"2026-11-23T12:07:06Z","k":"pin","target":2,\#(lobby)}"#)
        else { return #expect(Bool(false), "not an event") }
        #expect(event.seq == 3)
        #expect(event.body == .unknown(kind: "pin"))
        #expect(
            try decode(#"{"t":"eph","k":"waves",\#(lobby)}"#)
                == .ephemeral(Ephemeral(room: .lobby, body: .unknown(kind: "waves"))))
        #expect(
            try decode(#"{"t":"err","code":"too_fancy","msg":"Not today."}"#)
                == .error(ErrorAnswer(re: nil, code: .internal, message: "Not today.")))
    }

    @Test(
        "what a hostile server sends is refused with a sentence",
        arguments: [
            "", "[]", "{", "{}", #"{"t":5}"#, ##"{"t":"live","room":"#lobby"}"##,
            ##"{"t":"live","room":"# ","seq":1}"##, ##"{"t":"live","room":"#lobby","seq":-1}"##,
            ##"{"t":"live","room":"#lobby","seq":9007199254740992}"##,
            ##"{"t":"gap","room":"#lobby","epoch":"e","from":9,"to":1}"##,
            ##"{"t":"gap","room":"#lobby","epoch":"e","from":0,"to":1}"##,
            #"{"t":"closing","why":"x","code":65536}"#, #"{"t":"closing","why":"x","code":-1}"#,
            #"{"t":"closing","why":"x","code":4000,"retry_ms":-5}"#, #"{"t":"page","events":[1],"head":1}"#,
            #"{"t":"page","events":{},"head":1}"#, #"{"t":"page","head":1}"#, ##"{"t":"who","room":"#lobby"}"##,
            ##"{"t":"who","room":"#lobby","members":[{"uid":"u"}]}"##, #"{"t":"pong","ts":"noon"}"#,
            ##"{"t":"ev","room":"#lobby","seq":0,"ts":"2026-11-23T12:07:06Z","k":"topic","uid":"u","by":"m","value":""}"##,
            ##"{"t":"joined","room":"#lobby","epoch":"e","head":1,"from":1}"##,
            #"{"t":"x","a":[[[[[[[[1]]]]]]]]}"#,
        ])
    func hostile(json: String) {
        let error = #expect(throws: MalformedMessage.self) { try JSONDialect.decodeServerMessage(Array(json.utf8)) }
        #expect(error?.sentence.hasSuffix(".") == true)
    }

    @Test("a message cut at any byte, or with any byte changed, never traps", arguments: vectors)
    func mutations(vector: Vector) {
        let json = Array(vector.json.utf8)
        for index in json.indices {
            #expect(throws: MalformedMessage.self) { try JSONDialect.decodeServerMessage(Array(json.prefix(index))) }
            for byte: UInt8 in [0x22, 0x39, 0x5D] {
                var changed = json
                changed[index] = byte
                _ = try? JSONDialect.decodeServerMessage(changed)
            }
        }
    }

    @Test("a wait is rounded up, so that nobody comes back too early")
    func rounding() throws {
        let retry = Closing(.slow, retryAfter: .milliseconds(10) + .nanoseconds(1))
        #expect(String(decoding: JSONDialect.encode(.closing(retry)), as: UTF8.self).hasSuffix(#""retry_ms":11}"#))
        let never = Closing(.slow, retryAfter: .seconds(Int64.max))
        #expect(
            String(decoding: JSONDialect.encode(.closing(never)), as: UTF8.self)
                .hasSuffix(#""retry_ms":9007199254740991}"#))
        let past = Closing(.slow, retryAfter: .seconds(-3))
        #expect(String(decoding: JSONDialect.encode(.closing(past)), as: UTF8.self).hasSuffix(#""retry_ms":0}"#))
    }
}
