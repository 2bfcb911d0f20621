import Testing

@testable import ChatClient

@Suite struct SentLinesTests {
    @Test func `up and down walk, and the draft waits below`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: "draft") == "two")
        #expect(lines.older(keeping: "two") == "one")
        #expect(lines.older(keeping: "one") == nil)
        #expect(lines.newer(keeping: "one") == "two")
        #expect(lines.newer(keeping: "two") == "draft")
        #expect(lines.newer(keeping: "draft") == nil)
    }

    @Test func `an edited line becomes the draft when it is left`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: "") == "two")
        #expect(lines.older(keeping: "two, edited") == "one")
        #expect(lines.newer(keeping: "one") == "two")
        #expect(lines.newer(keeping: "two") == "two, edited")
    }

    @Test func `a repeated line is kept once, and the list is bounded`() {
        var lines = SentLines()
        for _ in 1...3 { lines.add("same") }
        #expect(lines.older(keeping: "") == "same")
        #expect(lines.older(keeping: "same") == nil)
        for number in 1...(SentLines.linesMax + 10) { lines.add("\(number)") }
        var count = 0
        while lines.older(keeping: "") != nil { count += 1 }
        #expect(count == SentLines.linesMax)
    }

    @Test func `a draft that waits while an older line is sent becomes a line`() {
        var lines = SentLines()
        lines.add("one")
        #expect(lines.older(keeping: "draft") == "one")
        lines.add("one")
        #expect(lines.older(keeping: "") == "one")
        #expect(lines.older(keeping: "one") == "draft")
    }

    @Test func `a draft is kept when an edited line takes its place`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: "draft") == "two")
        #expect(lines.older(keeping: "two, edited") == "one")
        #expect(lines.newer(keeping: "one") == "two")
        #expect(lines.newer(keeping: "two") == "draft")
        #expect(lines.newer(keeping: "draft") == "two, edited")
    }

    @Test func `a draft is kept when the line above it is cleared`() {
        var lines = SentLines()
        lines.add("one")
        #expect(lines.older(keeping: "draft") == "one")
        lines.reset()
        #expect(lines.older(keeping: "") == "draft")
    }
}
