import ChatProtocol
import ChatServer
import Testing

/// Whose conversation a room's name says it is.
@Suite struct DirectConversationTests {
    private func uid(_ text: String) throws -> UserID { try #require(UserID(text)) }

    @Test func `the name is the same for both sides, and says who they are`() throws {
        let (mina, jun) = (try uid("7h2m"), try uid("3kq9"))
        let conversation = try #require(DirectConversation(mina, jun))
        #expect(conversation.room.wire == "@3kq9-7h2m")
        #expect(DirectConversation(jun, mina) == conversation)
        #expect(DirectConversation(try RoomName("@3kq9-7h2m")) == conversation)
        #expect(conversation.peer(of: mina) == jun)
        #expect(conversation.peer(of: jun) == mina)
        #expect(conversation.peer(of: try uid("3kq")) == nil)
    }

    @Test func `identities as the server makes them make a legal name`() throws {
        let (mina, jun) = (UserID(randomBytes: Array(0..<10)), UserID(randomBytes: Array(10..<20)))
        let room = try #require(DirectConversation(mina, jun)).room
        #expect(try RoomName(room.text) == room)
        #expect(DirectConversation(room)?.identities.count == 2)
    }

    @Test(
        "no conversation",
        arguments: [
            "#3kq9-7h2m", "3kq9-7h2m", "@3kq9", "@7h2m-3kq9", "@3kq9-3kq9", "@3kq9-", "@-7h2m", "@3kq9-7h2m-9",
            "@3kq9--7h2m",
        ])
    func others(name: String) throws {
        #expect(DirectConversation(try RoomName(name)) == nil)
    }

    @Test func `nobody has one alone, nor with an identity that is not of our making`() throws {
        #expect(DirectConversation(try uid("3kq9"), try uid("3kq9")) == nil)
        #expect(DirectConversation(try uid("3kq9"), try uid("7-h")) == nil)
        #expect(DirectConversation(try uid(String(repeating: "a", count: 40)), try uid("3kq9")) != nil)
        #expect(DirectConversation(try uid(String(repeating: "a", count: 64)), try uid("3kq9")) == nil)
    }
}
