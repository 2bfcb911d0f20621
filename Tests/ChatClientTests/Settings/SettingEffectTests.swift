import ChatProtocol
import Testing

@testable import ChatClient

/// What a setting changes that no other suite is about.
@Suite struct SettingEffectTests {
    private var client = TestClient.inLobby()

    @Test mutating func `a word that was set counts as a mention`() {
        client.enter("/set highlight deploy, 배포")
        client.hear("the deploy is over", seq: 1)
        client.hear("배포는 끝났어요", seq: 2)
        client.hear("redeployed", seq: 3)
        let mentions = client.room().timeline.items.compactMap { item in
            if case .message(let entry) = item.content { entry.mentionsMe } else { nil }
        }
        #expect(mentions == [true, true, false])
    }

    @Test mutating func `the window's title can be left alone`() {
        client.enter("/set title off")
        #expect(client.model.session.lastTitle == "roost")
        #expect(client.enter("/set title on") == [.terminal(.setTitle("#lobby roost"))])
        var other = TestClient()
        other.model.session.lastTitle = ""
        var configured = Configured()
        configured.settings.attention.title = false
        let effects =
            other.send(.launch(Launch(address: "chat.example:8080", configured: configured))) + other.welcome()
        #expect(!effects.contains { if case .terminal(.setTitle) = $0 { true } else { false } })
    }

    @Test(arguments: [("both", true, true), ("send", true, false), ("show", false, true), ("none", false, false)])
    mutating func `who types is told, shown, both or neither`(_ value: String, _ tells: Bool, _ shows: Bool) throws {
        try client.model.settings.set("typing", to: value)
        client.type("hello")
        #expect(client.told == (tells ? [.typing(.lobby, true)] : []))
        client.server(.ephemeral(Ephemeral(room: .lobby, body: .typing(.test("bob"), true))))
        #expect(client.room().typing.sentence == (shows ? "bob is typing" : nil))
    }

    @Test mutating func `fewer lines are held at once`() {
        for seq in 1...1_500 { client.hear("line \(seq)", seq: Int64(seq)) }
        client.enter("/set held 1000")
        #expect(client.room().timeline.items.count <= 1_000)
        #expect(client.items().last == "bob: line 1500")
        client.enter("/set held 2000")
        for seq in 1_501...2_400 { client.hear("line \(seq)", seq: Int64(seq)) }
        #expect(client.room().timeline.items.count > 1_000)
    }
}
