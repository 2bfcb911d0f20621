import LoadGenerator
import Testing

@Suite("Markers")
struct MarkerTests {
    private let tag = Marker.Tag(123_456)

    @Test("are found where they were put", arguments: [0, 1, 25, 65_535], [0, 1, 15, 16, 4_000_000_000])
    func roundTrip(sender: Int, number: UInt32) {
        let marker = Marker(sender: sender, number: number)
        let message = Array(#"{"cid":""#.utf8) + marker.bytes(tag) + Array(#"","text":"x"}"#.utf8)
        var finder = MarkerFinder(tag)
        #expect(unsafe finder.find(in: message.span.bytes) == marker)
        #expect(finder.lastOffset == 8)
        // The second time where the first one was.
        #expect(unsafe finder.find(in: message.span.bytes) == marker)
    }

    @Test("are letters, so that they are legal in every text and as an id")
    func letters() {
        let bytes = Marker(sender: 4_660, number: 0x89AB_CDEF).bytes(tag)
        #expect(bytes.count == Marker.byteCount)
        #expect(String(decoding: bytes.dropFirst(4), as: UTF8.self) == "bcdeijklmnop")
        #expect(bytes.prefix(4).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    }

    @Test("another run's, half a one and none are not found")
    func nothingToFind() {
        var finder = MarkerFinder(tag)
        let other = Marker(sender: 1, number: 2).bytes(Marker.Tag(123_457))
        #expect(unsafe finder.find(in: other.span.bytes) == nil)
        let half = Array(Marker(sender: 1, number: 2).bytes(tag).dropLast())
        #expect(unsafe finder.find(in: half.span.bytes) == nil)
        let spoilt = Array(Marker(sender: 1, number: 2).bytes(tag).dropLast()) + [UInt8(ascii: "q")]
        #expect(unsafe finder.find(in: spoilt.span.bytes) == nil)
        #expect(unsafe finder.find(in: [UInt8]().span.bytes) == nil)
    }

    @Test("one that moves is found again")
    func moving() {
        var finder = MarkerFinder(tag)
        for length in [3, 9, 9, 4] {
            let marker = Marker(sender: length, number: 7)
            let message = Array(repeating: UInt8(ascii: " "), count: length) + marker.bytes(tag)
            #expect(unsafe finder.find(in: message.span.bytes) == marker)
        }
    }
}
