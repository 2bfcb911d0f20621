import Testing

@testable import TerminalCore

/// A paste without marks is one piece of input with more lines than anybody types at once.
@Suite struct InputDecoderTests {
    private var decoder = InputDecoder()

    private mutating func feed(_ piece: String) -> [KeyEvent] { decoder.feed(Array(piece.utf8)) }

    private let enter = KeyEvent.press(KeyPress(.enter))

    @Test mutating func severalLinesAtOnceAreText() {
        #expect(feed("하나\r/quit\r") == [.paste("하나\n/quit\n", truncated: false)])
        #expect(decoder.silenceLimit == .milliseconds(10))
        #expect(decoder.timeOut() == [])
        #expect(decoder.silenceLimit == nil)
        #expect(feed("a\r\r\tb") == [.paste("a\n\n\tb", truncated: false)])
    }

    @Test mutating func severalLinesInSeveralReadsAreTextToo() {
        #expect(feed("/quit\r") == [])
        #expect(decoder.silenceLimit == .milliseconds(10))
        #expect(feed("둘\r") == [.paste("/quit\n둘\n", truncated: false)])
        #expect(feed("셋\r") == [.paste("셋\n", truncated: false)])
        _ = decoder.timeOut()
        // A slow line brings a few bytes at a time.
        #expect(feed("a") == [.text("a")])
        #expect(feed("\r") + feed("\n") + feed("b") == [])
        #expect(feed("c\r") == [.paste("\nbc\n", truncated: false)])
    }

    @Test mutating func aLineThatEndsWaitsForNoMoreThanASilence() {
        #expect(feed("ok\r") == [])
        #expect(decoder.timeOut() == [.text("ok"), enter])
        #expect(decoder.silenceLimit == nil)
        #expect(feed("\r") + feed("\r") == [])
        #expect(decoder.timeOut() == [enter, enter])
        #expect(feed("one\r") + feed("two") == [])
        #expect(decoder.timeOut() == [.text("one"), enter, .text("two")])
    }

    @Test mutating func aKeyThatNoTextHasEndsTheWaiting() {
        #expect(feed("ok\r") == [])
        #expect(feed("\u{1B}[A") == [.text("ok"), enter, .press(KeyPress(.up))])
        #expect(feed("ok\r\u{1B}") == [.text("ok"), enter])
        #expect(decoder.silenceLimit == .milliseconds(30))
        #expect(decoder.timeOut() == [.press(KeyPress(.escape))])
    }

    @Test mutating func nobodyTypesThatMuchWithoutASilence() {
        let line = String(repeating: "x", count: 3_000)
        #expect(feed("a\r" + line) == [])
        #expect(feed(line) == [.paste("a\n" + line + line, truncated: false)])
    }

    @Test mutating func aLongPasteGoesOnUntilItIsSilent() {
        _ = feed("a\rb\rc")
        #expect(feed("d\r") == [.paste("d\n", truncated: false)])
        _ = decoder.timeOut()
        #expect(feed("typed\r") + decoder.timeOut() == [.text("typed"), enter])
    }

    @Test mutating func theLineEndsOfOtherSystemsAreOne() {
        #expect(feed("a\r\nb\r\n\r\nc") == [.paste("a\nb\n\nc", truncated: false)])
        _ = decoder.timeOut()
        #expect(feed("a\rb\r") == [.paste("a\nb\n", truncated: false)])
        #expect(feed("\nc") == [.paste("c", truncated: false)])
        _ = decoder.timeOut()
        #expect(feed("\r") + decoder.timeOut() + feed("\n") + decoder.timeOut() == [enter, enter])
    }

    @Test mutating func aScalarMayLieInTwoPieces() {
        let bytes = Array("a\rb\r한".utf8)
        #expect(decoder.feed(Array(bytes.dropLast())) == [.paste("a\nb\n", truncated: false)])
        #expect(decoder.feed(Array(bytes.suffix(1))) == [.paste("한", truncated: false)])
    }

    @Test mutating func typedKeysAreKeys() {
        #expect(feed("\r\r") + decoder.timeOut() == [enter, enter])
        #expect(feed("ok\r\r") + decoder.timeOut() == [.text("ok"), enter, enter])
        #expect(feed("one\rtwo") + decoder.timeOut() == [.text("one"), enter, .text("two")])
        // Whatever has a key in it that no text has was not pasted.
        #expect(feed("a\rb\r\u{1B}[A") == [.text("a"), enter, .text("b"), enter, .press(KeyPress(.up))])
        #expect(decoder.silenceLimit == nil)
    }

    @Test mutating func marksGoOnMeaningWhatTheyDid() {
        #expect(feed("\u{1B}[200~a\rb\rc\u{1B}[201~\r") == [.paste("a\rb\rc", truncated: false), enter])
        #expect(decoder.silenceLimit == nil)
        #expect(feed("\u{1B}") == [])
        #expect(decoder.silenceLimit == .milliseconds(30))
        #expect(decoder.timeOut() == [.press(KeyPress(.escape))])
    }
}
