import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct PresenceTests {
    private var client = TestClient.inLobby()

    private mutating func happens(_ body: Ephemeral.Body) {
        client.server(.ephemeral(Ephemeral(room: .lobby, body: body)))
    }

    private var names: [String]? { client.room().people.list?.map(\.nick.text) }

    @Test mutating func `people come and go, in order`() {
        happens(.join(.test("alice")))
        #expect(names == ["alice", "bob", "carol", "dana"])
        happens(.leave(.test("bob"), reason: nil))
        #expect(names == ["alice", "carol", "dana"])
        #expect(client.room().people.count == 3)
        #expect(client.items().last == "-- +alice -bob")
    }

    @Test mutating func `nobody comes or goes twice, and we are no news to ourselves`() {
        happens(.join(.test("bob")))
        happens(.join(.test("dana")))
        happens(.leave(.test("zoe"), reason: nil))
        #expect(names == ["bob", "carol", "dana"])
        #expect(client.items().count == 1)
    }

    @Test mutating func `names change, ours too`() throws {
        happens(.nick(.test("bob"), try Nickname("robert")))
        #expect(names == ["carol", "dana", "robert"])
        happens(.nick(.test("dana"), try Nickname("미나")))
        #expect(client.model.me?.nick.text == "미나")
        #expect(client.items().last == "-- bob>robert dana>미나")
        client.press(.control("n"))
        client.send(.key(.focus(false)))
        client.hear("미나야", seq: 1)
        #expect(client.room().mentions == 1)
    }

    @Test mutating func `a large room only counts`() {
        happens(.count(140))
        #expect(client.room().people == People(list: nil, count: 140))
        client.server(.who(WhoList(room: .lobby, members: [.test("dana"), .test("bob")])))
        #expect(names == ["bob", "dana"])
    }

    @Test mutating func `a topic is shown and stands in the room`() {
        client.server(
            .event(
                RoomEvent(
                    room: .lobby, seq: 1, time: Timestamp(milliseconds: 5), author: .test("bob"), cid: nil,
                    body: .topic("Release day"))))
        #expect(client.room().topic == "Release day")
        #expect(client.items().last == "bob topic Release day")
    }

    @Test func `a server that never stops sending people and rooms fills no memory`() throws {
        var client = TestClient.inLobby()
        for number in 1...300 {
            let author = Author(uid: UserID("u\(number)")!, nick: try Nickname("n\(number)"))
            client.server(.ephemeral(Ephemeral(room: .lobby, body: .join(author))))
            client.server(.joined(.test("r\(number)", epoch: "e1", head: 0, from: 1)))
        }
        #expect(client.model.rooms.count == ChatLimits.roomsPerMember)
        let longest = client.room().timeline.items.map { item in
            if case .activity(let activity) = item.content { activity.joined.count } else { 0 }
        }.max()
        #expect(longest == Activity.changesMax)
        var people = People(list: [], count: 0)
        for number in 0...NamesOverlay.namesMax {
            people.list?.append(.init(uid: UserID("u\(number)")!, nick: try Nickname("n\(number)")))
        }
        people.count = NamesOverlay.namesMax + 1
        let isNew = people.add(.test("zoe"))
        #expect(isNew)
        #expect(people == People(list: nil, count: NamesOverlay.namesMax + 2))
    }
}
