import TestSupport
import Testing

/// The terminal that judges the client is judged first.
@Suite struct VTScreenTests {
    private func screen(_ output: String, columns: Int = 6, rows: Int = 3) -> VTScreen {
        var screen = VTScreen(columns: columns, rows: rows)
        screen.feed(output.utf8)
        return screen
    }

    static let pictures: [(String, [String])] = [
        ("ab\r\ncd", ["ab", "cd", ""]),
        ("\u{1B}[2;3Hx", ["", "  x", ""]),
        ("\u{1B}[3dx\u{1B}[1Gy", ["", "", "y"]),
        ("abcdefg", ["abcdef", "g", ""]),
        ("abcdef\r\ng", ["abcdef", "g", ""]),
        ("가나다라", ["가나다", "라", ""]),
        ("a가나다", ["a가나", "다", ""]),
        ("가나\u{1B}[2Gx", [" x나", "", ""]),
        ("e\u{301}x", ["e\u{301}x", "", ""]),
        ("abc\u{1B}[2D\u{1B}[K", ["a", "", ""]),
        ("abc\u{1B}[2D\u{1B}[1K", ["  c", "", ""]),
        ("abc\r\ndef\u{1B}[A\u{1B}[J", ["abc", "", ""]),
        ("abc\u{1B}[2J", ["", "", ""]),
        ("abc\u{1B}[1;1H\u{1B}[2X", ["  c", "", ""]),
        ("abc\u{1B}[1;1H\u{1B}[2@", ["  abc", "", ""]),
        ("abc\u{1B}[1;1H\u{1B}[2P", ["c", "", ""]),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[L", ["", "a", "b"]),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", ["b", "c", ""]),
        ("x\u{1B}[3b", ["xxxx", "", ""]),
        ("a\r\nb\r\nc\r\nd", ["b", "c", "d"]),
        ("a\r\nb\r\nc\u{1B}[2;3r\u{1B}[3;1H\nd", ["a", "c", "d"]),
        ("a\r\nb\r\nc\u{1B}[1;1H\u{1B}Md", ["d", "a", "b"]),
        ("ab\u{1B}7\u{1B}[3;3Hx\u{1B}8y", ["aby", "", "  x"]),
        ("ab\u{1B}[4h\u{1B}[1Gx", ["xab", "", ""]),
        ("\u{1B}[31;1mred\u{1B}[m\u{1B}(B", ["red", "", ""]),
    ]

    @Test(arguments: pictures)
    func shows(output: String, lines: [String]) {
        let screen = screen(output)
        #expect(screen.lines == lines)
        #expect(screen.unknown.isEmpty)
    }

    @Test func remembersModesTitleAndBell() {
        let screen = screen("\u{1B}[?2004h\u{1B}[?1000;1006h\u{1B}[?1000l\u{1B}[?25l\u{1B}]2;방\u{1B}\\\u{07}")
        #expect(screen.modes == [2004, 1006])
        #expect(!screen.isCursorVisible)
        #expect(screen.title == "방")
        #expect(screen.bells == 1)
    }

    @Test func theAlternateScreenGivesTheNormalOneBack() {
        var screen = screen("shell\u{1B}[?1049h\u{1B}[Hfull")
        #expect(screen.isAlternate)
        #expect(screen.contains("full"))
        screen.feed("\u{1B}[?1049l$".utf8)
        #expect(screen.line(0) == "shell$")
    }

    @Test func whatItDoesNotKnowIsRemembered() {
        #expect(screen("\u{1B}[5z\u{1B}#").unknown == ["CSI 5z", "ESC #"])
    }

    @Test func aNewSizeKeepsWhatFits() {
        var screen = screen("abcdef\r\nxy")
        screen.resize(columns: 3, rows: 2)
        #expect(screen.lines == ["abc", "xy"])
    }
}
