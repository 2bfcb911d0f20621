import ChatProtocol
import Testing

@testable import ChatClient

@Suite struct ConnectionCommandTests {
    @Test func `ping says how fast the server is, in the room where it was asked`() {
        var client = TestClient.inLobby()
        client.network(.pong(roundTrip: .milliseconds(3)))
        #expect(client.model.notice == nil, "nobody asked")
        #expect(client.enter("/lag") == [.ping])
        client.network(.pong(roundTrip: .milliseconds(1_204)))
        #expect(client.model.notice?.text == "The server answers in 1 204 ms.")
        client.enter("/ping")
        client.enter("/join dev")
        client.network(.pong(roundTrip: .microseconds(80)))
        #expect(client.items("lobby").last == "(The server answers in less than 1 ms.)")
    }

    @Test func `a server that is lost answers no more`() {
        var client = TestClient.inLobby()
        client.enter("/ping")
        client.network(.closed(code: 1006, sentence: ""))
        #expect(client.model.session.pingAsked == nil)
        #expect(client.enter("/ping") == [])
        #expect(client.model.notice?.text == "Not connected: nobody is there to answer.")
    }

    @Test func `version tells both programs and what they speak`() {
        var client = TestClient.inLobby()
        client.enter("/version")
        #expect(
            client.model.notice?.text
                == "This is roost 0.1.0. The server is roostd 0.1.0, and both speak roost.v1.json.")
        client.enter("/disconnect")
        client.enter("/version")
        #expect(client.model.notice?.text == "This is roost 0.1.0. There is no connection to a server.")
    }

    @Test func `a plain server tells no version`() {
        var client = TestClient()
        client.launch()
        client.network(.opened(subprotocol: nil))
        client.enter("/version")
        #expect(
            client.model.notice?.text
                == "This is roost 0.1.0. The server passes lines of text on and tells no version.")
    }

    @Test func `the end of a pipe waits for the answer`() {
        var client = LineClient.inLobby(.chat(.program))
        client.send(.lines(["/ping"]))
        client.send(.endOfLines)
        #expect(client.ending == nil)
        client.send(.network(client.model.connection.currentNumber ?? 0, .pong(roundTrip: .milliseconds(4))))
        #expect(client.output() == ["roost: The server answers in 4 ms."])
        #expect(client.ending == .quit(exitCode: 0, message: nil))
    }

    @Test(arguments: [[], ["typing"], ["read"], ["typing", "read", "later"]])
    func `a server is told who types and what is read only if it says that it knows what to do with it`(
        _ caps: [String]
    ) {
        var client = TestClient()
        client.launch()
        client.welcome(caps: caps)
        client.joinLive("lobby", epoch: "e1", head: 0)
        client.hear("hello", seq: 1)
        client.advance(by: .seconds(6))
        client.type("hi")
        #expect(client.told.contains(.typing(.lobby, true)) == caps.contains("typing"))
        #expect(client.told.contains(.read(.lobby, seq: 1)) == caps.contains("read"))
    }
}
