import Testing

@testable import ChatClient

@Suite struct ServerKeyTests {
    @Test(arguments: [
        ("192.168.1.20", "192.168.1.20:8080"), (" 192.168.1.20:8080 ", "192.168.1.20:8080"),
        ("ws://192.168.1.20:8080/", "192.168.1.20:8080"), ("ws://Chat.Example", "chat.example:80"),
        ("wss://chat.example/", "wss://chat.example:443"), ("wss://chat.example:443", "wss://chat.example:443"),
        ("[::1]", "[::1]:8080"), ("[::1]:9", "[::1]:9"), ("ws://a/chat", "a:80/chat"), ("", ":8080"),
    ])
    func `one server has one key`(_ address: String, _ key: String) {
        #expect(ServerKey(address).text == key)
    }

    @Test func `an endless address has an end`() {
        #expect(ServerKey(String(repeating: "한", count: 4_000)).text.utf8.count <= 512)
    }
}
