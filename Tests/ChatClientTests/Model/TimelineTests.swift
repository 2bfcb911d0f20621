import ChatProtocol
import Testing

@testable import ChatClient

@Suite struct TimelineTests {
    private let cid = MessageID(random: 1, 2)

    @Test func `it is bounded and trimmed in batches`() {
        var timeline = Timeline()
        for number in 1...(Timeline.itemsStandard + 1) { timeline.append(.notice("\(number)"), time: 0) }
        #expect(timeline.items.count == Timeline.itemsStandard + 1 - Timeline.trimBatch)
        #expect(timeline.items.first?.content == .notice("\(Timeline.trimBatch + 1)"))
        #expect(timeline.items.last?.content == .notice("\(Timeline.itemsStandard + 1)"))
        #expect(timeline.takeTrimmed() == true)
        #expect(timeline.takeTrimmed() == false)
    }

    @Test func `an item is found by its id, and the next one stands in for a missing one`() {
        var timeline = Timeline()
        let first = timeline.append(.message(own(cid)), time: 0)
        let second = timeline.append(.notice("b"), time: 0)
        #expect(timeline.index(of: first) == 0)
        _ = timeline.remove(cid)
        #expect(timeline.index(of: first) == 0)
        #expect(timeline[first] == nil)
        #expect(timeline[second]?.content == .notice("b"))
        #expect(timeline.index(of: second + 1) == 1)
    }

    @Test func `older items go before the others, ids ascending`() {
        var timeline = Timeline()
        timeline.append(.notice("c"), time: 3)
        timeline.prepend([(.notice("a"), 1), (.notice("b"), 2)])
        timeline.prepend([(.notice("z"), 0)])
        #expect(timeline.items.map(\.content) == ["z", "a", "b", "c"].map { .notice($0) })
        #expect(timeline.items.map(\.id) == timeline.items.map(\.id).sorted())
        #expect(Set(timeline.items.map(\.id)).count == 4)
    }

    @Test func `an echo confirms in place when nothing of the log came between`() {
        var timeline = Timeline()
        timeline.append(.message(own(cid)), time: 0)
        timeline.append(.notice("local"), time: 0)
        #expect(timeline.confirm(cid, seq: 4, time: 9) == true)
        #expect(timeline.items.map(\.content.picture) == ["dana: hi", "(local)"])
        #expect(timeline.items[0].time == 9)
        #expect(timeline.open.isEmpty)
        #expect(timeline.confirm(cid, seq: 4, time: 9) == false)
    }

    @Test func `an echo that comes after others moves below them`() {
        var timeline = Timeline()
        timeline.append(.message(own(cid)), time: 0)
        timeline.append(.message(said("bob", seq: 3)), time: 0)
        #expect(timeline.confirm(cid, seq: 4, time: 9) == true)
        #expect(timeline.items.map(\.content.picture) == ["bob: hi", "dana: hi"])
    }

    @Test func `joins, leaves and renamings fold until somebody speaks`() {
        var timeline = Timeline()
        timeline.fold(.join("carol"), time: 1)
        timeline.fold(.join("erin"), time: 2)
        timeline.fold(.leave("frank"), time: 3)
        timeline.append(.message(said("bob", seq: 1)), time: 4)
        timeline.fold(.leave("erin"), time: 5)
        #expect(timeline.items.count == 3)
        #expect(timeline.items[0].content == .activity(Activity(joined: ["carol", "erin"], left: ["frank"])))
        #expect(timeline.items[2].content == .activity(Activity(left: ["erin"])))
    }

    @Test func `coming and going leaves no trace`() {
        var timeline = Timeline()
        timeline.fold(.join("carol"), time: 1)
        timeline.fold(.leave("carol"), time: 2)
        #expect(timeline.items.isEmpty)
        timeline.fold(.leave("bob"), time: 3)
        timeline.fold(.join("bob"), time: 4)
        #expect(timeline.items.isEmpty)
    }

    @Test func `a chain of names is one renaming, and back again is none`() {
        var activity = Activity()
        activity.fold(.rename(from: "a", to: "b"))
        activity.fold(.rename(from: "b", to: "c"))
        #expect(activity.renamed == [.init(from: "a", to: "c")])
        activity.fold(.rename(from: "c", to: "a"))
        #expect(activity.isEmpty)
        activity.fold(.join("x"))
        activity.fold(.rename(from: "x", to: "y"))
        #expect(activity == Activity(joined: ["y"]))
    }

    @Test func `a view that was cleared begins below the mark`() {
        var timeline = Timeline()
        timeline.append(.notice("a"), time: 0)
        #expect(timeline.firstShownAtNewest == 0)
        timeline.append(.cleared, time: 0)
        #expect(timeline.firstShownAtNewest == 2)
        timeline.append(.notice("b"), time: 0)
        #expect(timeline.firstShownAtNewest == 2)
    }

    private func own(_ cid: MessageID) -> MessageEntry {
        MessageEntry(
            nick: "dana", text: "hi", kind: .text, isOwn: true, mentionsMe: false, delivery: .sending(since: .zero),
            reference: MessageReference(cid: cid))
    }

    private func said(_ nick: String, seq: Int64) -> MessageEntry {
        MessageEntry(
            nick: nick, text: "hi", kind: .text, isOwn: false, mentionsMe: false, delivery: .delivered,
            reference: MessageReference(seq: seq))
    }
}
