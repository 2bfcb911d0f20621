import Testing

@testable import TerminalCore

/// What a key does to a text, with `|` for the cursor.
@Suite struct LineEditorTests {
    enum Key: Sendable {
        case type(String), left, right, wordLeft, wordRight, home, end, up, down
        case backspace, delete, killWordBack, killToSpace, killWord, killToStart, killToEnd
        case yank, yankOlder, transpose, undo, clear
        case recall(String), paste(String)

        func apply(to editor: inout LineEditor, _ ring: inout KillRing) {
            switch self {
            case .type(let text): editor.insert(text)
            case .left: editor.moveLeft()
            case .right: editor.moveRight()
            case .wordLeft: editor.moveWordLeft()
            case .wordRight: editor.moveWordRight()
            case .home: editor.moveToLineStart()
            case .end: editor.moveToLineEnd()
            case .up: editor.moveUp()
            case .down: editor.moveDown()
            case .backspace: editor.deleteBackward()
            case .delete: editor.deleteForward()
            case .killWordBack: editor.killWordBackward(into: &ring)
            case .killToSpace: editor.killToSpaceBackward(into: &ring)
            case .killWord: editor.killWordForward(into: &ring)
            case .killToStart: editor.killToStart(into: &ring)
            case .killToEnd: editor.killToEnd(into: &ring)
            case .yank: editor.yank(from: ring)
            case .yankOlder: editor.yankOlder(from: ring)
            case .transpose: editor.transpose()
            case .undo: editor.undo()
            case .clear: editor.clear(into: &ring)
            case .recall(let text): editor.recall(LineEditor.Draft(text))
            case .paste(let text): editor.insertPaste(text)
            }
        }
    }

    private func editor(_ marked: String, byteLimit: Int = 4096) -> LineEditor {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        var editor = LineEditor(byteLimit: byteLimit)
        editor.set(parts.joined())
        editor.move(to: parts[0].count)
        return editor
    }

    private func marked(_ editor: LineEditor) -> String {
        let characters = Array(editor.text)
        return String(characters[..<editor.cursor]) + "|" + String(characters[editor.cursor...])
    }

    static let movements: [(String, [Key], String)] = [
        ("ab|", [Key.left, .type("x")], "ax|b"),
        ("|ab", [.left, .right, .right, .right], "ab|"),
        ("안녕👍|", [.left, .left], "안|녕👍"),
        ("👨‍👩‍👧‍👦|a", [.left], "|👨‍👩‍👧‍👦a"),
        ("hello big-world|", [.wordLeft], "hello big-|world"),
        ("hello  |  world", [.wordLeft], "|hello    world"),
        ("|hello world", [.wordRight, .wordRight], "hello world|"),
        ("오늘 회의|가", [.wordLeft], "오늘 |회의가"),
        ("a\nbc|d\ne", [.home], "a\n|bcd\ne"),
        ("a\nb|cd\ne", [.end], "a\nbcd|\ne"),
    ]

    @Test(arguments: movements)
    func moves(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let deletions: [(String, [Key], String)] = [
        ("ab|c", [Key.backspace], "a|c"),
        ("ab|c", [.delete, .delete], "ab|"),
        ("|a", [.backspace], "|a"),
        ("👨‍👩‍👧‍👦|", [.backspace], "|"),
        ("e\u{301}|x", [.backspace], "|x"),
        ("see /usr/local|", [.killToSpace], "see |"),
        ("see /usr/local|", [.killWordBack], "see /usr/|"),
        ("one |two three", [.killWord], "one | three"),
        ("one two|three", [.killToStart], "|three"),
        ("one|two", [.killToEnd], "one|"),
        ("a\n|b", [.killToStart], "a|b"),
        ("a|\nb", [.killToEnd], "a|b"),
        ("a\nbc|d", [.killToStart], "a\n|d"),
        ("   |", [.killToSpace, .killWordBack], "|"),
        ("", [.killToSpace, .killWord, .killToStart, .killToEnd, .backspace, .delete, .transpose, .yank], "|"),
    ]

    @Test(arguments: deletions)
    func deletes(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let kills: [(String, [Key], String)] = [
        ("one two|", [Key.killToSpace, .home, .yank], "two|one "),
        ("one two three|", [.killToSpace, .killToSpace, .yank], "one two three|"),
        ("one |two", [.killToEnd, .killToStart, .yank], "one two|"),
        ("one two|", [.killToSpace, .left, .killToSpace, .end, .yank], " one|"),
        ("ab|cd", [.clear, .yank], "abcd|"),
        ("ab|cd", [.killToStart, .clear, .yank], "abcd|"),
        ("ab|cd", [.killToEnd, .clear, .yank], "abcd|"),
        ("ab|", [.clear, .clear, .yank], "ab|"),
        ("one two|", [.killToSpace, .left, .killToSpace, .yank, .yankOlder], "two| "),
        ("one two|", [.killToSpace, .left, .killToSpace, .yank, .yankOlder, .yankOlder], "one| "),
        ("a 둘|", [.killToSpace, .killToSpace, .type("x"), .yank, .yankOlder], "xa 둘|"),
        ("one|", [.killToSpace, .yankOlder, .type("x"), .yankOlder], "x|"),
        ("one|", [.killToSpace, .yank, .left, .yankOlder], "on|e"),
        ("one|", [.killToSpace, .yank, .right, .yankOlder], "one|"),
    ]

    @Test(arguments: kills)
    func bringsBackWhatWasKilled(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let transpositions: [(String, [Key], String)] = [
        ("ab|", [Key.transpose], "ba|"),
        ("a|bc", [.transpose], "ba|c"),
        ("|ab", [.transpose], "|ab"),
        ("a\n|b", [.transpose], "a\n|b"),
        ("한글|", [.transpose], "글한|"),
    ]

    @Test(arguments: transpositions)
    func transposes(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let undos: [(String, [Key], String)] = [
        ("|", [Key.type("a"), .type("b"), .undo], "|"),
        ("|", [.type("a"), .type(" "), .type("b"), .undo], "a |"),
        ("|", [.type("a"), .left, .type("b"), .undo], "|a"),
        ("ab|c", [.killToStart, .undo], "ab|c"),
        ("ab|c", [.clear, .undo, .undo], "ab|c"),
        ("ab|", [.backspace, .backspace, .undo, .undo, .undo], "ab|"),
        ("|ab", [.yank, .undo], "|ab"),
        ("one two|", [.killToSpace, .left, .killToSpace, .yank, .yankOlder, .undo], "| "),
        // A walk through a list is taken back whole, and what had been typed before it step by step.
        ("|", [.type("a "), .type("b"), .recall("x"), .recall("y"), .recall("z"), .undo], "a b|"),
        ("|", [.type("a "), .type("b"), .recall("x"), .undo, .undo], "a |"),
        ("|", [.recall("x"), .type("y"), .recall("z"), .undo, .undo], "x|"),
        // What cannot be seen is no step.
        ("|", [.type("a"), .recall("x"), .recall("a"), .undo], "|"),
        ("|", [.type("a"), .type("a"), .transpose, .undo], "|"),
        ("|", [.type("a"), .paste("b"), .paste("c"), .undo], "ab|"),
    ]

    @Test(arguments: undos)
    func undoes(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let verticals: [(String, [Key], String)] = [
        ("abc\nde|", [Key.up], "ab|c\nde"),
        ("abc\nd\nefg|", [.up, .up], "abc|\nd\nefg"),
        ("한|글\nabc", [.down], "한글\nab|c"),
        ("abc\n한글|", [.up], "abc|\n한글"),
        ("abc|\n한글", [.down], "abc\n한|글"),
    ]

    @Test(arguments: verticals)
    func movesBetweenLines(before: String, keys: [Key], after: String) {
        check(before, keys, after)
    }

    static let wrapped: [(String, [Bool], String)] = [
        // Five columns: four for text, one for the cursor.
        ("abcdefghij|", [true], "abcdef|ghij"),
        ("abcdefghij|", [true, true], "ab|cdefghij"),
        ("abcdefghij|", [true, true, true, false, false], "abcdefghij|"),
        ("abcd|efgh", [true], "|abcdefgh"),
        ("abc|defg", [false], "abcdefg|"),
        ("abc|de", [false], "abcde|"),
        ("가나다|라", [true], "가|나다라"),
        ("ab|c\nabcdef", [false, false], "abc\nabcdef|"),
        ("abc|\nabcdef", [false], "abc\nabc|def"),
    ]

    @Test(arguments: wrapped)
    func movesBetweenTheRowsOfAWrappedLine(before: String, ups: [Bool], after: String) {
        var editor = editor(before)
        for isUp in ups { _ = isUp ? editor.moveUp(columns: 5) : editor.moveDown(columns: 5) }
        #expect(marked(editor) == after)
    }

    @Test func aRecalledLineIsOneRowForTheWalkToGoOn() {
        var editor = editor("|")
        editor.recall(LineEditor.Draft("abcdefghij"))
        let first = editor.moveUp(columns: 5)
        editor.move(to: 9)
        #expect((first, editor.moveUp(columns: 5)) == (false, true))
    }

    @Test func editorsShareARing() {
        var (one, other, ring) = (editor("one|"), editor("other|"), KillRing())
        one.killToSpaceBackward(into: &ring)
        // Two kills in a row, but not in one text.
        other.killToSpaceBackward(into: &ring)
        one.insert("x")
        one.yank(from: ring)
        #expect(marked(one) == "xother|")
        other.insert("y ")
        other.killToStart(into: &ring)
        one.yankOlder(from: ring)
        #expect(marked(one) == "xother|", "another text was killed since")
        one.yank(from: ring)
        one.yankOlder(from: ring)
        one.yankOlder(from: ring)
        #expect(marked(one) == "xotherone|")
        ring.wipe()
        other.yank(from: ring)
        #expect(marked(other) == "|")
    }

    @Test func theRingIsBounded() {
        var ring = KillRing()
        for number in 1...100 {
            var editor = editor("\(number)|")
            editor.killToStart(into: &ring)
        }
        #expect(ring.texts.map(\.text) == (41...100).map(String.init))
        for _ in 1...100 {
            var editor = editor(String(repeating: "한", count: 20_000) + "|", byteLimit: 64 * 1024)
            editor.killToStart(into: &ring)
        }
        #expect(ring.texts.count == 4)
    }

    @Test func undoIsBoundedInBytes() {
        var editor = editor(String(repeating: "x", count: 64_000) + "|", byteLimit: 64 * 1024)
        for _ in 1...100 { editor.deleteBackward() }
        #expect(editor.undoHistory.bytes <= UndoHistory.bytesMax)
        #expect((8...9).contains(editor.undoHistory.moments.count))
        for _ in 1...1_000 { editor.deleteBackward() }
        while editor.undo() {}
        #expect(editor.undoHistory.bytes == 0)
    }

    static let pastes: [(String, [Key], LineEditor.Pasted)] = [
        ("|", [Key.type("a")], .nothing),
        ("|", [.paste("a")], .beginning),
        ("a|", [.paste("b")], .part),
        ("|a", [.paste("b"), .end, .paste("c")], .beginning),
        ("|", [.paste("\u{7}")], .nothing),
        ("|", [.paste("a"), .backspace, .type("b")], .nothing),
        ("|", [.paste("a"), .clear, .yank], .beginning),
        ("x|", [.paste("a"), .killToStart, .yank], .part),
        ("x|", [.paste("a"), .left, .killToEnd, .home, .yank], .beginning),
        ("x |", [.paste("a"), .killToSpace, .killToSpace, .yank], .part),
        ("|", [.paste("a"), .recall("b")], .nothing),
        ("|", [.paste("a"), .recall("b"), .undo], .beginning),
        ("|", [.type("a"), .home, .paste("b"), .undo], .nothing),
    ]

    @Test(arguments: pastes)
    func whatWasPastedIsKnownAsLongAsItIsThere(before: String, keys: [Key], pasted: LineEditor.Pasted) {
        var (editor, ring) = (editor(before), KillRing())
        for key in keys { key.apply(to: &editor, &ring) }
        #expect(editor.pasted == pasted)
    }

    @Test func aDraftIsTakenUpAsItWasLeft() {
        var left = editor("|")
        left.insertPaste("/한 글")
        left.move(to: 2)
        var other = editor("x|")
        other.restore(left.draft)
        #expect(marked(other) == "/한| 글")
        #expect(other.pasted == .beginning)
        #expect(other.undo() == false)
        other.restore(LineEditor.Draft("short", cursor: 99))
        #expect(marked(other) == "short|")
    }

    private func check(_ before: String, _ keys: [Key], _ after: String) {
        var editor = editor(before)
        var ring = KillRing()
        for key in keys { key.apply(to: &editor, &ring) }
        #expect(Array(marked(editor).unicodeScalars) == Array(after.unicodeScalars))
    }

    @Test func theFirstAndTheLastLineSaySo() {
        var editor = editor("a|\nb")
        let results = (editor.moveUp(), editor.moveDown(), editor.moveDown())
        #expect(results == (false, true, false))
    }

    @Test func aTypedMarkJoinsItsLetter() {
        var editor = editor("e|x")
        editor.insert("\u{301}")
        #expect(editor.cursor == 1)
        #expect(editor.count == 2)
        editor.deleteBackward()
        #expect(editor.text == "x")
    }

    @Test func aTypedVowelJoinsItsConsonantAndStaysAsTyped() {
        var editor = editor("|")
        editor.insert("\u{1112}")
        editor.insert("\u{1161}")
        #expect(editor.count == 1)
        #expect(Array(editor.text.unicodeScalars) == ["\u{1112}", "\u{1161}"])
    }

    @Test func whatADeletionBringsTogetherIsCutAnew() {
        var editor = editor("e\n|")
        editor.insert("\u{301}")
        editor.moveLeft()
        editor.deleteBackward()
        #expect(editor.count == 1)
        #expect(editor.cursor == 1)
    }

    @Test func controlsAreRemovedAndCounted() {
        var editor = editor("|")
        let insertion = editor.insert("a\u{1B}[31m\tb\r\nc\rd\u{7F}\u{9B}")
        #expect(editor.text == "a[31m    b\nc\nd")
        #expect(insertion.removedControls == 3)
        #expect(insertion.omittedBytes == 0)
    }

    @Test func theLimitCutsBetweenCharacters() {
        var editor = editor("ab|", byteLimit: 7)
        let insertion = editor.insert("한글")
        #expect(editor.text == "ab한")
        #expect(insertion.omittedBytes == 3)
        #expect(editor.insert("👨‍👩‍👧‍👦").omittedBytes == 25)
        #expect(editor.insert("cdef").omittedBytes == 2)
        #expect(editor.text == "ab한cd")
    }

    @Test func aCompletionReplacesTheWord() {
        var editor = editor("hi @ca| there")
        editor.replace(3..<6, with: "@carol ")
        #expect(marked(editor) == "hi @carol | there")
        editor.undo()
        #expect(marked(editor) == "hi @ca| there")
        editor.replace(90..<99, with: "")
        #expect(editor.text == "hi @ca there")
    }

    @Test func randomKeysKeepTheCursorInTheText() {
        var random = SeededGenerator(seed: 3)
        let keys: [Key] = [
            .type("a"), .type("한"), .type("\u{301}"), .type("\u{1161}"), .type("\u{200D}"), .type("👍 "), .type("\n"),
            .left, .right, .wordLeft, .wordRight, .home, .end, .up, .down, .backspace, .delete, .killWordBack,
            .killToSpace, .killWord, .killToStart, .killToEnd, .yank, .yankOlder, .transpose, .undo, .clear,
            .recall("회의 e"), .paste("한\nx"),
        ]
        var editor = LineEditor(byteLimit: 64)
        var ring = KillRing()
        for _ in 0..<20_000 {
            (keys.randomElement(using: &random) ?? .left).apply(to: &editor, &ring)
            #expect((0...editor.count).contains(editor.cursor))
            #expect(editor.count == editor.text.count)
            #expect(editor.text.utf8.count <= 64)
            if Bool.random(using: &random) { editor.moveUp(columns: 7) } else { editor.moveDown(columns: 7) }
            #expect((0...editor.count).contains(editor.cursor))
            let rows = Int.random(in: 1...3, using: &random)
            let layout = editor.layout(columns: 7, rows: rows)
            #expect(layout.rows.count <= rows && layout.rows.allSatisfy { $0.columns <= 6 })
            #expect((0..<layout.rows.count).contains(layout.cursor.row) && (0...6).contains(layout.cursor.column))
        }
    }
}
