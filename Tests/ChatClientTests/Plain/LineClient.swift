import ChatProtocol

@testable import ChatClient

/// A client in plain mode, in virtual time: what it prints and how it ends is kept.
struct LineClient {
    private(set) var client: TestClient
    /// Everything printed that was not taken, a line each; the further lines of a message with it.
    private var printed: [String] = []
    /// How the program ended.
    private(set) var ending: Effect?
    var model: Model { client.model }

    /// A client that was started; 14 November 2023, 22:13 UTC is its noon.
    init(_ purpose: LineMode.Purpose = .chat(.person), rooms: [RoomName] = [.lobby], history: Int = 20) {
        client = TestClient()
        send(
            .launch(
                Launch(
                    address: "chat.example:8080", rooms: rooms, lineMode: LineMode(purpose, history: history))))
    }

    /// A client that is live in #lobby with bob and carol, and has greeted.
    static func inLobby(_ purpose: LineMode.Purpose = .chat(.person)) -> LineClient {
        var client = LineClient(purpose)
        client.welcome()
        client.joinLive("lobby")
        _ = client.output()
        return client
    }

    @discardableResult
    mutating func send(_ input: Input) -> [Effect] { keep(client.send(input)) }

    private mutating func keep(_ effects: [Effect]) -> [Effect] {
        effects.filter { effect in
            switch effect {
            case .terminal(.print(let lines)):
                printed += lines.map(\.text)
                return false
            case .quit:
                ending = ending ?? effect
                return false
            default: return true
            }
        }
    }

    /// Takes what was printed since the last call.
    mutating func output() -> [String] {
        defer { printed = [] }
        return printed
    }

    @discardableResult
    mutating func type(_ lines: String...) -> [Effect] { send(.lines(lines)) }

    @discardableResult
    mutating func server(_ message: ServerMessage) -> [Effect] { keep(client.server(message)) }

    @discardableResult
    mutating func network(_ event: NetworkEvent) -> [Effect] { keep(client.network(event)) }

    @discardableResult
    mutating func welcome(nick: String = "dana", resumed: Bool = false) -> [Effect] {
        keep(client.welcome(nick: nick, resumed: resumed))
    }

    mutating func joinLive(_ room: String, head: Int64 = 0) {
        server(.joined(.test(room, epoch: "e1", head: head, from: head + 1)))
        server(.live(try! RoomName(room), seq: head))
    }

    mutating func hear(_ text: String, from nick: String = "bob", in room: String = "lobby", seq: Int64) {
        server(.event(.test(text, from: nick, in: room, seq: seq)))
    }

    /// The server has put a message of ours into the log.
    mutating func acknowledge(_ effects: [Effect], seq: Int64) {
        for send in effects.sends {
            server(
                .event(
                    RoomEvent(
                        room: send.room, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000 + seq),
                        author: .test("dana"), cid: send.cid, body: .message(text: send.text, kind: send.kind))))
        }
    }

    mutating func refuse(_ effects: [Effect], _ code: ErrorCode, retryAfter: Duration? = nil) {
        for send in effects.sends { server(.error(ErrorAnswer(re: send.cid.text, code: code, retryAfter: retryAfter))) }
    }

    /// Lets time pass, deadline after deadline.
    @discardableResult
    mutating func wait(_ duration: Duration) -> [Effect] { keep(client.run(for: duration).map(\.effect)) }

    /// The program's exit status and its last sentence.
    var end: String? {
        guard case .quit(let code, let message)? = ending else { return nil }
        return "\(code)\(message.map { " \($0)" } ?? "")"
    }
}

extension [Effect] {
    /// The texts among the messages.
    var texts: [String] { sends.map { "\($0.room.wire) \($0.text)" } }
}
