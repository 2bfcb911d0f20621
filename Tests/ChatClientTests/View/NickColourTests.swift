import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Nick colours")
struct NickColourTests {
    @Test("the hash is FNV-1a: the published vectors")
    func hashVectors() {
        #expect(NickColour.hash([]) == 0xcbf2_9ce4_8422_2325)
        #expect(NickColour.hash(Array("a".utf8)) == 0xaf63_dc4c_8601_ec8c)
        #expect(NickColour.hash(Array("foobar".utf8)) == 0x8594_4171_f739_67e8)
    }

    @Test("the same name has the same number, however it is written in capitals")
    func stable() {
        #expect(NickColour.number(of: "Dana") == NickColour.number(of: "dana"))
        #expect(NickColour.number(of: "미나") == NickColour.number(of: "미나"))
        #expect(NickColour.number(of: "미나") != NickColour.number(of: "민준"))
    }

    @Test("every colour is used, and none much more than another", arguments: [3, 7, 8, 14, 16, 18])
    func spread(colours: Int) {
        var used = [Int](repeating: 0, count: colours)
        for guest in 0..<1000 { used[Int(NickColour.number(of: "guest\(guest)")) % colours] += 1 }
        for guest in 0..<1000 { used[Int(NickColour.number(of: "손님\(guest)")) % colours] += 1 }
        #expect((used.min() ?? 0) > 1000 / colours)
        #expect((used.max() ?? 0) < 4000 / colours)
    }
}
