import ChatProtocol
import Testing

@testable import ChatClient

/// Whatever happens in whatever order: everything that is in the log is printed once, and nothing else as a message.
@Suite struct PrintedOnceTests {
    /// A server's log, and what of it the client was sent.
    private struct Scene {
        var client = LineClient.inLobby()
        var random: SplitMix64
        var log: [RoomEvent] = []
        var told = 0
        var sends: [Send] = []
        var output: [String] = []
        var isConnected: Bool { client.model.isConnected }
        var words = 0

        mutating func word() -> String {
            words += 1
            return "word-\(words)."
        }

        mutating func store(_ author: String, _ text: String, cid: MessageID? = nil) {
            let seq = Int64(log.count + 1)
            log.append(
                RoomEvent(
                    room: .lobby, seq: seq, time: Timestamp(milliseconds: 1_700_000_000_000 + seq),
                    author: .test(author), cid: cid, body: .message(text: text, kind: .text)))
        }

        mutating func note(_ effects: [Effect]) { sends += effects.sends }

        /// Sends what the client does not have.
        mutating func catchUp(_ count: Int) {
            for event in log[told..<min(log.count, told + count)] { note(client.server(.event(event))) }
            told = min(log.count, told + count)
        }

        mutating func step() {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1: store("bob", word())
            case 2:
                let erin = Author.test("erin")
                let body: Ephemeral.Body = Bool.random(using: &random) ? .join(erin) : .leave(erin, reason: nil)
                if isConnected { note(client.server(.ephemeral(Ephemeral(room: .lobby, body: body)))) }
            case 3: note(client.type(word()))
            case 4:
                // What was sent arrives, or not.
                if isConnected, let send = sends.first {
                    sends.removeFirst()
                    if !log.contains(where: { $0.cid == send.cid }) { store("dana", send.text, cid: send.cid) }
                }
            case 5 where isConnected:
                note(client.network(.closed(code: 1006, sentence: "")))
                // What is still on its way may have come in.
                if let send = sends.first, Bool.random(using: &random) { store("dana", send.text, cid: send.cid) }
                sends = []
            case 5 where !isConnected, 6 where !isConnected: come(isSameSession: Bool.random(using: &random))
            case 7: note(client.wait(.milliseconds(Int.random(in: 1...400, using: &random))))
            case 8: note(client.type("/again"))
            default: if isConnected { catchUp(Int.random(in: 1...3, using: &random)) }
            }
            output += client.output()
        }

        mutating func come(isSameSession: Bool) {
            while client.model.connection.currentNumber == nil { note(client.wait(.milliseconds(100))) }
            note(client.welcome(resumed: isSameSession))
            let head = Int64(log.count)
            note(
                client.server(
                    .joined(
                        .test("lobby", epoch: "e1", head: head, from: Int64(told) + 1, recovered: true))))
            catchUp(log.count)
            note(client.server(.live(.lobby, seq: head)))
        }
    }

    @Test(arguments: 0..<20)
    func `everything is printed once`(seed: Int) {
        var scene = Scene(random: SplitMix64(state: UInt64(seed)))
        for _ in 1...200 { scene.step() }
        if !scene.isConnected { scene.come(isSameSession: true) }
        scene.catchUp(scene.log.count)
        scene.output += scene.client.output()
        let printed = scene.output.filter { $0.contains(" #lobby bob: ") || $0.contains(" #lobby dana: ") }
            .compactMap { $0.split(separator: " ").last.map(String.init) }
        #expect(printed.count == Set(printed).count, "something was printed twice")
        let stored = scene.log.compactMap { event -> String? in
            if case .message(let text, _) = event.body { text } else { nil }
        }
        #expect(Set(stored).symmetricDifference(printed) == [])
    }
}
