import ChatProtocol
import Testing

@Suite("Limits: the numbers of PROTOCOL.md")
struct LimitTests {
    @Test("what binds a client is what the document says")
    func numbers() {
        #expect(ChatLimits.requestBytes == 16_384)
        #expect(ChatLimits.requestDepth == 8)
        #expect(ChatLimits.integerMax == 9_007_199_254_740_991)
        #expect(ChatLimits.requestIDCharacters == 36)
        #expect(ChatLimits.messageIDCharacters == 16...36)
        #expect(ChatLimits.textBytes == 4096)
        #expect(ChatLimits.textLines == 100)
        #expect(ChatLimits.nameScalars == 32)
        #expect(ChatLimits.nameBytes == 64)
        #expect(ChatLimits.pageEvents == 200)
        #expect(ChatLimits.pageBytes == 65_536)
        #expect(ChatLimits.listEntries == 200)
        #expect(ChatLimits.roomsPerMember == 64)
        #expect(ChatLimits.presenceMembers == 100)
        #expect(ChatLimits.messageBurst == 5)
        #expect(ChatLimits.messagesPerSecond == 2)
        #expect(ChatLimits.helloTime == .seconds(10))
        #expect(ChatLimits.pingInterval == .seconds(20))
        #expect(ChatLimits.sessionGrace == .seconds(120))
    }

    @Test("a page's size is cut to its bounds", arguments: [(-1, 1), (0, 1), (1, 1), (200, 200), (201, 200)])
    func page(asked: Int, given: Int) throws {
        let position = Position(epoch: try #require(Epoch("e")), seq: 1)
        #expect(HistoryRequest(room: .lobby, anchor: .before(position), limit: asked).limit == given)
    }
}
