import TerminalCore
import Testing

@Suite struct LineSplitterTests {
    private func lines(_ pieces: [UInt8]..., limit: Int = 8) -> [String] {
        var splitter = LineSplitter(byteLimit: limit)
        let lines = pieces.flatMap { splitter.feed($0) }
        return lines + [splitter.end()].compactMap(\.self)
    }

    @Test func `lines end with LF or CR LF, the last one with the input`() {
        #expect(lines(Array("a\nb\r\n\nc".utf8)) == ["a", "b", "", "c"])
        #expect(lines(Array("a\n".utf8)) == ["a"])
        #expect(lines([]) == [])
    }

    @Test func `every cut gives the same, also through a letter and a line end`() {
        let bytes = Array("가나\r\n다\n".utf8)
        for cut in 0...bytes.count {
            #expect(lines(Array(bytes[..<cut]), Array(bytes[cut...])) == ["가나", "다"], "cut at \(cut)")
        }
    }

    @Test func `a longer line keeps one byte more than the limit, and the next one is whole`() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        #expect(lines(long, Array("\nshort\n".utf8)) == [String(repeating: "x", count: 9), "short"])
    }

    @Test func `broken UTF-8 is shown as such`() {
        #expect(lines([0xFF, 0x41, 0x0A]) == ["\u{FFFD}A"])
    }
}
