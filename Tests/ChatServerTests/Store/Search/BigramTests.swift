import ChatProtocol
import Testing

@testable import ChatServer

/// The search index as bytes, and that nothing is lost in them.
@Suite struct BigramTests {
    private func pairs(_ text: String) -> [UInt64] {
        var keys: [UInt64] = []
        Bigram.each(of: text) { keys.append($0.key) }
        return keys
    }

    @Test func `the pairs of a text stand side by side in a word`() {
        let a: UInt64 = 0x61
        let b: UInt64 = 0x62
        #expect(pairs("aab a\nb") == [a << 21 | a, a << 21 | b])
        // U+D68C and U+C758; U+1F642 has more than 16 bits.
        #expect(pairs("회의") == [0xD68C << 21 | 0xC758])
        #expect(pairs("🙂🙂") == [0x1F642 << 21 | 0x1F642])
        #expect(pairs("a b") == [] && pairs("") == [] && pairs("a") == [])
    }

    @Test func `a search looks up some pairs of each word, and not too many`() throws {
        func query(_ words: String) throws -> [UInt64] { Bigram.query(try SearchWords(words)).map(\.key) }
        #expect(try query("회의 밥") == pairs("회의"))
        #expect(
            try query("abcd xyz") == [pairs("ab"), pairs("xy"), pairs("bc"), pairs("yz"), pairs("cd")].flatMap(\.self))
        #expect(try query("aaaaaaa") == pairs("aa"))
        let many = try query("abcdefghijklmnop qrstuvwxyz")
        #expect(many.count == 8 && Set(many).isSubset(of: pairs("abcdefghijklmnop") + pairs("qrstuvwxyz")))
    }

    @Test func `places are distances, or bits where there are many`() throws {
        #expect(Postings.encode([]) == [])
        #expect(Postings.encode([0]) == [0])
        #expect(Postings.encode([3, 4, 200, 2_047]) == [3, 0, 0xC3, 0x01, 0xB6, 0x0E])
        let all = Postings.encode((0..<2_048).map { UInt16($0) })
        #expect(all == Array(repeating: 0xFF, count: 256))
        let few = Postings.encode((0..<255).map { UInt16($0) })
        #expect(few == Array(repeating: 0, count: 255))
        let even = Postings.encode((0..<1_024).map { UInt16($0 * 2) })
        #expect(even == Array(repeating: 0x55, count: 256))
    }

    @Test func `places come back as they went in`() throws {
        var random = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 15, 16, 17, 200, 255, 256, 257, 300, 1_000, 2_047, 2_048] {
            let offsets = (0..<2_048).map { UInt16($0) }.shuffled(using: &random).prefix(count).sorted()
            var found: [UInt16] = []
            try Postings.decode(Postings.encode(offsets)[...]) { found.append(UInt16($0)) }
            #expect(found == offsets)
        }
    }

    @Test func `each pair of a long message is noted once, however many there are`() throws {
        // More pairs than the memory of those just seen holds, each of them twice and far apart.
        let text = String(String.UnicodeScalarView((0xAC00..<0xC000).compactMap { Unicode.Scalar($0) }))
        var block = BigramBlock()
        block.add(text + " " + text, at: 2_048)
        block.add(text, at: 2_050)
        var count = 0
        for page in block.pages {
            try page.each { _, offsets in
                count += 1
                if offsets != [0, 2] { Issue.record("\(offsets)") }
            }
        }
        #expect(count == 0xC000 - 0xAC00 - 1)
    }

    @Test func `a block comes back as it went in, whatever its messages`() throws {
        var block = BigramBlock()
        let letters = Array("abcdefg가나다라마바사회의점심🙂🙃 ")
        for seq in Int64(2_048)..<4_000 {
            block.add("회의 " + String((0..<Int.random(in: 0...40)).compactMap { _ in letters.randomElement() }), at: seq)
        }
        let pages = block.pages
        #expect(pages.allSatisfy { $0.data.count <= 960 } && pages.count > 10)
        #expect(pages.map(\.first) == pages.map(\.first).sorted())
        let again = try BigramBlock(pages)
        #expect(again.pages == pages)
        let everywhere = Bigram(key: 0xD68C << 21 | 0xC758)
        let page = try #require(pages.last { $0.first <= everywhere })
        var set = try #require(try page.offsets(of: everywhere))
        #expect(set == OffsetSet(0...1_951))
        #expect(set.popLast() == 1_951 && set.popLast() == 1_950)
        #expect(try page.offsets(of: Bigram(key: everywhere.key + 1)) == nil)
    }

    static let damages: [[UInt8]] = [
        // Cut in a number, in the middle of the places, and numbers without an end or out of bounds.
        [0x80], [0, 5, 1, 2], [0, 2, 0x80, 0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0],
        [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0, 2, 0xFF, 0x7F], [0, 3, 0xFE, 0x0F, 1],
    ]

    @Test(arguments: damages) func `bytes that make no sense are told from others`(data: [UInt8]) throws {
        let page = BigramPage(first: Bigram(key: 7), data: data)
        #expect(throws: DamagedIndex.self) { try BigramBlock([page]) }
        #expect(throws: DamagedIndex.self) { try page.offsets(of: Bigram(key: 7)) }
    }
}
