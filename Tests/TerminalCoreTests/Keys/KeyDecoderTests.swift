import Testing

@testable import TerminalCore

@Suite struct KeyDecoderTests {
    private func decode(_ text: String) -> [KeyEvent] {
        var decoder = KeyDecoder()
        return decoder.feed(Array(text.utf8))
    }

    static let keys: [(String, Key, Modifiers)] = [
        ("\r", .enter, []), ("\n", .enter, []), ("\t", .tab, []), ("\u{7F}", .backspace, []),
        ("\u{08}", .backspace, []), ("\u{01}", .character("a"), .control), ("\u{1A}", .character("z"), .control),
        ("\u{1F}", .character("_"), .control), ("\0", .character(" "), .control),
        ("\u{1B}a", .character("a"), .alt), ("\u{1B}<", .character("<"), .alt), ("\u{1B}ㅁ", .character("ㅁ"), .alt),
        ("\u{1B}\r", .enter, .alt), ("\u{1B}\u{7F}", .backspace, .alt),
        ("\u{1B}\u{02}", .character("b"), [.alt, .control]),
        ("\u{1B}[A", .up, []), ("\u{1B}OA", .up, []), ("\u{1B}[B", .down, []), ("\u{1B}OC", .right, []),
        ("\u{1B}[D", .left, []), ("\u{1B}[H", .home, []), ("\u{1B}OF", .end, []),
        ("\u{1B}[1~", .home, []), ("\u{1B}[7~", .home, []), ("\u{1B}[4~", .end, []), ("\u{1B}[8~", .end, []),
        ("\u{1B}[2~", .insert, []), ("\u{1B}[3~", .delete, []), ("\u{1B}[5~", .pageUp, []),
        ("\u{1B}[6~", .pageDown, []), ("\u{1B}[Z", .tab, .shift),
        ("\u{1B}OP", .function(1), []), ("\u{1B}[[A", .function(1), []), ("\u{1B}[11~", .function(1), []),
        ("\u{1B}[15~", .function(5), []), ("\u{1B}[18~", .function(7), []), ("\u{1B}[19~", .function(8), []),
        ("\u{1B}[24~", .function(12), []), ("\u{1B}[[E", .function(5), []), ("\u{1B}[1;2P", .function(1), .shift),
        ("\u{1B}[1;5C", .right, .control), ("\u{1B}[1;2A", .up, .shift), ("\u{1B}[1;4B", .down, [.shift, .alt]),
        ("\u{1B}[1;3D", .left, .alt), ("\u{1B}[1;5H", .home, .control), ("\u{1B}[5;2~", .pageUp, .shift),
        ("\u{1B}\u{1B}[A", .up, .alt), ("\u{1B}\u{1B}OA", .up, .alt), ("\u{1B}[a", .up, .shift),
        ("\u{1B}Oc", .right, .control), ("\u{1B}OM", .enter, []),
        ("\u{1B}[13;3u", .enter, .alt), ("\u{1B}[13;2u", .enter, .shift), ("\u{1B}[27;2;13~", .enter, .shift),
        ("\u{1B}[27;5;13~", .enter, .control), ("\u{1B}[97;5u", .character("a"), .control),
        ("\u{1B}[98;4u", .character("B"), .alt), ("\u{1B}[27u", .escape, []), ("\u{1B}[127;3u", .backspace, .alt),
    ]

    @Test(arguments: keys)
    func isAKey(bytes: String, key: Key, modifiers: Modifiers) {
        #expect(decode(bytes) == [.press(KeyPress(key, modifiers))])
    }

    @Test func textComesInRuns() {
        #expect(decode("안녕👍 abc") == [.text("안녕👍 abc")])
        #expect(decode("ab\rcd") == [.text("ab"), .press(KeyPress(.enter)), .text("cd")])
        #expect(decode("\u{1B}Oj\u{1B}Oq\u{1B}[97;2u") == [.text("*1A")])
    }

    @Test func altHoldsForOneScalar() {
        #expect(decode("\u{1B}abc") == [.press(KeyPress(.character("a"), .alt)), .text("bc")])
        #expect(decode("\u{1B}e\u{301}") == [.press(KeyPress(.character("e"), .alt)), .text("\u{301}")])
    }

    @Test func brokenTextShowsAsReplacement() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0xFF, 0x61, 0xED, 0x95, 0x62]) == [.text("\u{FFFD}a\u{FFFD}b")])
        // Overlong, surrogate, above the last scalar.
        #expect(decoder.feed([0xC0, 0x80, 0x63]) == [.text("\u{FFFD}\u{FFFD}c")])
        #expect(decoder.feed([0xED, 0xA0, 0x64]) == [.text("\u{FFFD}\u{FFFD}d")])
        #expect(decoder.feed([0xF4, 0x90, 0x65]) == [.text("\u{FFFD}\u{FFFD}e")])
    }

    @Test func anIncompleteScalarWaits() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0xED, 0x95]) == [])
        #expect(decoder.silenceLimit == nil)
        #expect(decoder.feed([0x9C]) == [.text("한")])
    }

    @Test func escapeAloneIsAKeyAfterSilence() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.silenceLimit == .milliseconds(30))
        #expect(decoder.timeOut() == [.press(KeyPress(.escape))])
        #expect(decoder.silenceLimit == nil)
        #expect(decoder.timeOut() == [])
        #expect(decoder.feed(Array("a".utf8)) == [.text("a")])
    }

    static let unfinished: [(String, [KeyEvent])] = [
        ("\u{1B}\u{1B}", [.press(KeyPress(.escape)), .press(KeyPress(.escape))]),
        ("\u{1B}[", [.press(KeyPress(.character("["), .alt))]),
        ("\u{1B}O", [.press(KeyPress(.character("O"), .alt))]),
        ("\u{1B}]", [.press(KeyPress(.character("]"), .alt))]),
        ("\u{1B}P", [.press(KeyPress(.character("P"), .alt))]),
        ("\u{1B}[1;", []), ("\u{1B}[M", []), ("\u{1B}]0;half", []),
    ]

    @Test(arguments: unfinished)
    func silenceEndsASequence(bytes: String, events: [KeyEvent]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array(bytes.utf8)) == [])
        #expect(decoder.timeOut() == events)
        #expect(decoder.feed([0x61]) == [.text("a")])
    }

    @Test func aBrokenSequenceDoesNotEatTheNextKey() {
        #expect(decode("\u{1B}[1;\u{03}") == [.press(KeyPress(.character("c"), .control))])
        #expect(decode("\u{1B}[1;\u{1B}[A") == [.press(KeyPress(.up))])
        #expect(decode("\u{1B}]0;never ends\u{03}") == [.press(KeyPress(.character("c"), .control))])
    }

    @Test(arguments: [
        "\u{1B}]0;title\u{07}", "\u{1B}P1+r\u{1B}\\", "\u{1B}_G\u{1B}\\",
        "\u{1B}[?62;22c", "\u{1B}[>41;379;0c", "\u{1B}[24;80R", "\u{1B}[M !!", "\u{1B}[97;5:3u", "\u{1B}[57399u",
        "\u{1B}[999~", "\u{1B}[<66;1;1M", "\u{1B}[<2;1;1M", "\u{1B}[<0;1M", "\u{1B}[201~",
        "\u{1B}[99999999999999999999999999999999~",
    ])
    func repliesAndUnknownSequencesAreSwallowed(bytes: String) {
        #expect(decode(bytes + "a") == [.text("a")])
    }

    static let backgrounds: [(String, RGB)] = [
        ("\u{1B}]11;rgb:1e1e/2f2f/ffff\u{1B}\\", RGB(red: 0x1E, green: 0x2F, blue: 0xFF)),
        ("\u{1B}]11;rgb:FDFD/f6f6/E3E3\u{07}", RGB(red: 0xFD, green: 0xF6, blue: 0xE3)),
        ("\u{1B}]11;rgb:00/80/ff\u{07}", RGB(red: 0, green: 0x80, blue: 0xFF)),
        ("\u{1B}]11;rgb:f/0/8\u{07}", RGB(red: 0xFF, green: 0, blue: 0x88)),
        ("\u{1B}]11;rgb:fff/000/800\u{07}", RGB(red: 0xFF, green: 0, blue: 0x80)),
        ("\u{1B}]11;rgba:1e1e/2f2f/ffff/c0c0\u{07}", RGB(red: 0x1E, green: 0x2F, blue: 0xFF)),
    ]

    @Test("what the terminal answers, in one piece and cut anywhere", arguments: backgrounds)
    func backgroundColour(bytes: String, colour: RGB) {
        let all = Array("a\(bytes)b".utf8)
        for cut in all.indices {
            var decoder = KeyDecoder()
            let events = decoder.feed(Array(all[..<cut])) + decoder.feed(Array(all[cut...]))
            #expect(events.filter { $0 != .text("") } == [.text("a"), .reply(.background(colour)), .text("b")])
        }
    }

    @Test(arguments: [
        "10;rgb:0000/0000/0000", "11", "11;", "11;?", "11;rgb:", "11;rgb:00/00", "11;rgb:00/00/00/00",
        "11;rgba:00/00/00",
        "11;rgb:0g/00/00", "11;rgb:00000/00/00", "11;rgb:/00/00", "11;#000000", "11;cmyk:0/0/0", "11;rgb:00/00/00;x",
        "11;rgb:00/00/00" + String(repeating: "0", count: 60), "11;rgb:한/00/00", "52;c;YWJj",
    ])
    func otherRepliesAreSwallowed(command: String) {
        #expect(decode("\u{1B}]\(command)\u{07}a") == [.text("a")])
        #expect(decode("\u{1B}P11;rgb:00/00/00\u{1B}\\a") == [.text("a")])
    }

    @Test func aReplyThatPausesIsNotTyped() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\u{1B}]11;rgb:1e1e/".utf8)) == [])
        #expect(decoder.silenceLimit == .seconds(1))
        #expect(decoder.silenceLimit != .milliseconds(30))
        #expect(
            decoder.feed(Array("1e1e/1e1e\u{1B}".utf8)) + decoder.feed(Array("\\x".utf8))
                == [.reply(.background(RGB(red: 30, green: 30, blue: 30))), .text("x")])
    }

    @Test func theMouse() {
        let place = CellPosition(row: 4, column: 9)
        #expect(decode("\u{1B}[<64;10;5M") == [.mouse(MouseEvent(.wheelUp, at: place))])
        #expect(decode("\u{1B}[<65;10;5M") == [.mouse(MouseEvent(.wheelDown, at: place))])
        #expect(decode("\u{1B}[<0;10;5M") == [.mouse(MouseEvent(.press, at: place))])
        #expect(decode("\u{1B}[<0;10;5m") == [.mouse(MouseEvent(.release, at: place))])
        #expect(decode("\u{1B}[<36;10;5M") == [.mouse(MouseEvent(.drag, at: place, .shift))])
        #expect(decode("\u{1B}[<80;10;5M") == [.mouse(MouseEvent(.wheelUp, at: place, .control))])
    }

    @Test func focus() {
        #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
    }

    @Test func pastedTextIsText() {
        #expect(
            decode("\u{1B}[200~/quit\r\n한\u{1B}[A\u{1B}[201~x") == [
                .paste("/quit\r\n한\u{1B}[A", truncated: false), .text("x"),
            ])
        #expect(decode("\u{1B}[200~a\u{1B}\u{1B}[201~") == [.paste("a\u{1B}", truncated: false)])
    }

    @Test func aPasteWithoutItsEndEndsInSilence() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\u{1B}[200~abc\u{1B}[20".utf8)) == [])
        #expect(decoder.silenceLimit == .seconds(1))
        #expect(decoder.silenceLimit != .milliseconds(30))
        #expect(decoder.timeOut() == [.paste("abc\u{1B}[20", truncated: false)])
        #expect(decoder.feed(Array("x".utf8)) == [.text("x")])
    }

    @Test func aPasteIsBounded() {
        let limit = PasteCollector.byteLimit
        let fits = String(repeating: "x", count: limit)
        #expect(decode("\u{1B}[200~\(fits)\u{1B}[201~") == [.paste(fits, truncated: false)])
        #expect(decode("\u{1B}[200~\(fits)y\u{1B}[201~") == [.paste(fits, truncated: true)])
        let wide = String(repeating: "한", count: limit / 3)
        #expect(decode("\u{1B}[200~\(wide)한\u{1B}[201~") == [.paste(wide, truncated: true)])
    }
}
