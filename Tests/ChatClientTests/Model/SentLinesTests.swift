import TerminalCore
import Testing

@testable import ChatClient

@Suite struct SentLinesTests {
    @Test func `up and down walk, and the draft waits below`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: .init("draft")) == .init("two"))
        #expect(lines.older(keeping: .init("two")) == .init("one"))
        #expect(lines.older(keeping: .init("one")) == nil)
        #expect(lines.newer(keeping: .init("one")) == .init("two"))
        #expect(lines.newer(keeping: .init("two")) == .init("draft"))
        #expect(lines.newer(keeping: .init("draft")) == nil)
    }

    @Test func `an edited line becomes the draft when it is left`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: .init("")) == .init("two"))
        #expect(lines.older(keeping: .init("two, edited")) == .init("one"))
        #expect(lines.newer(keeping: .init("one")) == .init("two"))
        #expect(lines.newer(keeping: .init("two")) == .init("two, edited"))
    }

    @Test func `a repeated line is kept once, and the list is bounded`() {
        var lines = SentLines()
        for _ in 1...3 { lines.add("same") }
        #expect(lines.older(keeping: .init("")) == .init("same"))
        #expect(lines.older(keeping: .init("same")) == nil)
        for number in 1...(SentLines.linesMax + 10) { lines.add("\(number)") }
        var count = 0
        while lines.older(keeping: .init("")) != nil { count += 1 }
        #expect(count == SentLines.linesMax)
    }

    @Test func `a draft that waits while an older line is sent becomes a line`() {
        var lines = SentLines()
        lines.add("one")
        #expect(lines.older(keeping: .init("draft")) == .init("one"))
        lines.add("one")
        #expect(lines.older(keeping: .init("")) == .init("one"))
        #expect(lines.older(keeping: .init("one")) == .init("draft"))
    }

    @Test func `a draft is kept when an edited line takes its place`() {
        var lines = SentLines()
        lines.add("one")
        lines.add("two")
        #expect(lines.older(keeping: .init("draft")) == .init("two"))
        #expect(lines.older(keeping: .init("two, edited")) == .init("one"))
        #expect(lines.newer(keeping: .init("one")) == .init("two"))
        #expect(lines.newer(keeping: .init("two")) == .init("draft"))
        #expect(lines.newer(keeping: .init("draft")) == .init("two, edited"))
    }

    @Test func `a draft is kept when the line above it is cleared`() {
        var lines = SentLines()
        lines.add("one")
        #expect(lines.older(keeping: .init("draft")) == .init("one"))
        lines.reset()
        #expect(lines.older(keeping: .init("")) == .init("draft"))
    }

    @Test func `a pasted draft is still pasted when Down comes back to it, and typed as such among the lines`() {
        var lines = SentLines()
        lines.add("one")
        let pasted = LineEditor.Draft("/quit", pasted: .beginning)
        _ = lines.older(keeping: pasted)
        #expect(lines.newer(keeping: .init("one")) == pasted)
        _ = lines.older(keeping: pasted)
        lines.add("two")
        _ = lines.older(keeping: .init(""))
        #expect(lines.older(keeping: .init("two")) == .init("//quit"))
    }

    @Test func `a draft that undo brought back is not a line below the one shown`() {
        var lines = SentLines()
        lines.add("one")
        _ = lines.older(keeping: .init("draft"))
        lines.follow(.init("draft"))
        #expect(lines.newer(keeping: .init("draft")) == nil)
        #expect(lines.older(keeping: .init("draft")) == .init("one"))
    }

    @Test(arguments: ["/oper s3cret", "  /OPER s3cret"]) func `a secret is no line`(_ line: String) {
        var lines = SentLines()
        lines.add("one")
        _ = lines.older(keeping: .init(line))
        lines.add(line)
        #expect(lines.older(keeping: .init("")) == .init("one"))
    }
}
