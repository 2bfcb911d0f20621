import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

/// The program that is run for what was said while the user looks elsewhere.
@Suite struct NotifyingTests {
    private var client: TestClient = {
        var client = TestClient.inLobby()
        try? client.model.settings.set("notify", to: "notify-send -a roost")
        client.send(.key(.focus(false)))
        return client
    }()

    private static let bell = Effect.terminal(.ringBell)

    private static func notify(_ room: String, _ text: String) -> Effect {
        .process(.notify(["notify-send", "-a", "roost", room, text]))
    }

    /// The effects but for titles.
    private mutating func hear(_ text: String, in room: String = "lobby", seq: Int64) -> [Effect] {
        client.hear(text, in: room, seq: seq).filter { if case .terminal(.setTitle) = $0 { false } else { true } }
    }

    @Test mutating func `a mention behind the user's back is told to the program, with room and text apart`() {
        #expect(hear("anybody?", seq: 1) == [])
        #expect(
            hear("dana: $(id); `rm`\n\u{1B}[31mtwo", seq: 2) == [
                Self.bell, Self.notify("#lobby", "bob: dana: $(id); `rm` \u{FFFD}[31mtwo"),
            ])
        client.advance(by: .seconds(3))
        client.send(.key(.focus(true)))
        #expect(hear("dana?", seq: 3) == [])
    }

    @Test mutating func `at most one in three seconds, also where the bell is off`() {
        try? client.model.settings.set("bell", to: "none")
        #expect(hear("dana?", seq: 1) == [Self.notify("#lobby", "bob: dana?")])
        client.advance(by: .milliseconds(2_900))
        #expect(hear("dana!", seq: 2) == [])
        client.advance(by: .milliseconds(100))
        #expect(hear("미나, dana야", seq: 3) == [Self.notify("#lobby", "bob: 미나, dana야")])
        client.advance(by: .seconds(3))
        try? client.model.settings.set("bell", to: "all")
        #expect(hear("nothing for you", seq: 4) == [Self.bell])
    }

    @Test mutating func `a long text is cut, and who is ignored notifies nobody`() {
        let effects = hear("dana " + String(repeating: "가", count: 4_000), seq: 1)
        guard case .process(.notify(let arguments))? = effects.last else {
            Issue.record("no program was run")
            return
        }
        #expect(arguments.last?.count == "bob: ".count + 300)
        #expect(arguments.last?.hasSuffix("가…") == true)
        client.advance(by: .seconds(3))
        client.model.settings.programs.notify.arguments = []
        #expect(hear("dana", seq: 2) == [Self.bell])
    }

    @Test mutating func `a program that fails is told of once, until another is set`() {
        client.send(.notifyFailed(program: "notify-send", status: nil))
        let sentence = "notify-send cannot be run here. The setting notify names another program."
        #expect(client.model.notice?.text == sentence)
        client.press(.escape)
        client.send(.notifyFailed(program: "notify-send", status: nil))
        #expect(client.model.notice == nil)
        #expect(client.items().last == "(\(sentence))")
        try? client.model.settings.set("notify", to: "false")
        client.send(.notifyFailed(program: "false", status: 1))
        #expect(client.model.notice?.text == "false ended with status 1 when it was to notify you.")
    }

    @Test func `a plain server's line is no option`() {
        var client = TestClient()
        client.launch(address: "plain.example:7000")
        client.network(.opened(subprotocol: nil))
        try? client.model.settings.set("notify", to: "n")
        client.send(.key(.focus(false)))
        #expect(
            client.network(.plainText("--help dana"))
                .contains(.process(.notify(["n", "plain.example:7000", " --help dana"]))))
    }
}
