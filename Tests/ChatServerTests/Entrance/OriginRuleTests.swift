import ChatServer
import Testing

@Suite struct OriginRuleTests {
    struct Row: Sendable {
        var origin: String?
        var host: String
        var isAllowed: Bool
    }

    static let rows = [
        Row(origin: nil, host: "anything.example", isAllowed: true),
        Row(origin: "http://192.168.1.20:8080", host: "192.168.1.20:8080", isAllowed: true),
        Row(origin: "http://[fd00::1]:8080", host: "[fd00::1]:8080", isAllowed: true),
        Row(origin: "http://localhost:8080", host: "localhost:8080", isAllowed: true),
        Row(origin: "http://LOCALHOST:8080", host: "localhost:8080", isAllowed: true),
        Row(origin: "http://box.local:8080", host: "box.local:8080", isAllowed: true),
        Row(origin: "http://box", host: "box", isAllowed: true),
        Row(origin: "http://box:80", host: "box", isAllowed: true),
        Row(origin: "https://chat.example", host: "chat.example", isAllowed: true),
        Row(origin: "http://localhost:8080", host: "localhost:9090", isAllowed: false),
        Row(origin: "http://evil.example", host: "localhost:8080", isAllowed: false),
        // A name that was re-bound to an address of this network: the host matches.
        Row(origin: "http://evil.example:8080", host: "evil.example:8080", isAllowed: false),
        Row(origin: "http://1.2.3.4.evil.example", host: "1.2.3.4.evil.example", isAllowed: false),
        Row(origin: "null", host: "localhost:8080", isAllowed: false),
        Row(origin: "file://", host: "localhost:8080", isAllowed: false),
        Row(origin: "", host: "localhost:8080", isAllowed: false),
    ]

    @Test(arguments: rows) func judges(_ row: Row) {
        let rule = OriginRule(machineName: "Box", allowedHosts: ["chat.example"])
        #expect(rule.allows(origin: row.origin, host: row.host) == row.isAllowed, "\(row)")
    }
}
