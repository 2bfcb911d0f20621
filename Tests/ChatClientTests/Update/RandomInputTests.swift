import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// Any order of inputs leaves a model that makes sense; the seed of a failure is its argument.
@Suite struct RandomInputTests {
    @Test(.timeLimit(.minutes(1)), arguments: 1...20)
    func `the model stays whole whatever happens`(_ seed: UInt64) {
        var random = SplitMix64(state: seed)
        var client = TestClient.inLobby()
        var seq: Int64 = 0
        for _ in 1...400 {
            seq += Int64.random(in: 0...2, using: &random)
            client.send(Self.input(seq, of: client, using: &random))
            if Bool.random(using: &random) {
                client.advance(by: .milliseconds(Int.random(in: 0...9_000, using: &random)))
            }
            check(client.model)
        }
    }

    private func check(_ model: Model) {
        #expect(model.shownRoom == nil || model.shownIndex != nil)
        #expect(model.shownRoom != nil || model.rooms.isEmpty)
        #expect(model.rooms.map(\.number) == Set(model.rooms.map(\.number)).sorted())
        for room in model.rooms {
            let ids = room.timeline.items.map(\.id)
            #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
            #expect(room.mentions <= room.unread)
            #expect(room.timeline.open.values.allSatisfy { room.timeline[$0] != nil })
        }
        if let completion = model.completion {
            #expect(completion.candidates.indices.contains(completion.selected))
        }
        if model.prompt?.purpose == .sentLines { #expect(model.sentSearch != nil) }
        if model.prompt?.purpose == .search { #expect(model.search != nil) }
        if let deadline = model.nextDeadline { #expect(deadline > model.now.monotonic - .seconds(60)) }
    }

    private static func input(
        _ seq: Int64, of client: TestClient, using random: inout some RandomNumberGenerator
    ) -> Input {
        let presses = KeyTable.bindings.flatMap(\.presses)
        let number = client.model.connection.currentNumber ?? 0
        if client.model.session.lent != nil, Int.random(in: 0..<3, using: &random) == 0 {
            let text = lines.randomElement(using: &random)! + "\n"
            return .edited(
                Bool.random(using: &random)
                    ? .text(text, isRepaired: false) : .failed("vi ended with status 1.", saved: text))
        }
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: return .key(.press(presses.randomElement(using: &random)!))
        case 4: return .key(.text(lines.randomElement(using: &random)!))
        case 5: return .key(.press(KeyPress(.enter)))
        case 6:
            return .key(.paste(["/part\nx", "두 줄\n입니다", "\u{1B}[2J"].randomElement(using: &random)!, truncated: false))
        case 7: return .key(.focus(.random(using: &random)))
        case 8: return .network(number, .opened(subprotocol: Bool.random(using: &random) ? nil : "roost.v1.json"))
        case 9: return .network(number, .closed(code: [1006, 4405, 4000].randomElement(using: &random)!, sentence: ""))
        default: return .network(number, .message(message(seq, of: client, using: &random)))
        }
    }

    private static let lines = [
        "안녕 ", "/join dev ops", "/part ", "/nick x", "/room o", "/clear", "/rooms", "/names", "car", "//x", " /join y",
        "/connect b", "/disconnect", "/reconnect", "/topic 가", "/help", "👩‍👩‍👧", "/3", "/exit",
        "part", "/log on",
    ]

    private static func message(
        _ seq: Int64, of client: TestClient, using random: inout some RandomNumberGenerator
    ) -> ServerMessage {
        let room = ["lobby", "dev", "ops"].randomElement(using: &random)!
        let name = try! RoomName(room)
        let cid = client.model.rooms.flatMap(\.timeline.open.keys).randomElement(using: &random)
        let re = "r\(client.model.session.lastRequest)"
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return .welcome(.resumed(rooms: [room], .random(using: &random)))
        case 1:
            return .joined(.test(room, epoch: ["e1", "e2"].randomElement(using: &random)!, head: seq, from: seq + 1))
        case 2: return .live(name, seq: seq)
        case 3: return .ephemeral(Ephemeral(room: name, body: .leave(.test("bob"), reason: nil)))
        case 4: return .ephemeral(Ephemeral(room: name, body: .join(.test("bob"))))
        case 5: return .error(ErrorAnswer(re: cid?.text ?? re, code: ErrorCode.allCases.randomElement(using: &random)!))
        case 6: return .page(Page(re: re, events: [.test("old", in: room, seq: 1)], more: false, head: seq))
        case 7: return .rooms(RoomList(re: re, rooms: [RoomList.Entry(room: name, count: 1)]))
        default: return .event(.test("dana 안녕", from: cid == nil ? "bob" : "dana", in: room, seq: seq, cid: cid))
        }
    }
}
