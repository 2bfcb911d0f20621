import ChatProtocol
import TerminalCore

/// By how much a text is more than a message may be.
enum TextExcess: Equatable, Sendable {
    /// Characters to take away until its bytes fit.
    case characters(Int, bytesMax: Int)
    /// Lines to take away.
    case lines(Int, linesMax: Int)

    /// Measures a text; `nil` when it fits.
    init?(of text: String, textBytes: Int, textLines: Int) {
        if text.utf8.count > textBytes {
            var bytes = text.utf8.count
            var characters = 0
            for character in text.reversed() {
                bytes -= String(character).utf8.count
                characters += 1
                if bytes <= textBytes { break }
            }
            self = .characters(characters, bytesMax: textBytes)
        } else if text.lineCount > textLines {
            self = .lines(text.lineCount - textLines, linesMax: textLines)
        } else {
            return nil
        }
    }

    private static func counted(_ count: Int, _ what: String) -> String {
        count == 1 ? "1 \(what)" : "\(count.grouped) \(what)s"
    }

    /// What the user is told.
    var sentence: String {
        switch self {
        case .characters(let count, let bytesMax):
            "Too long by \(Self.counted(count, "character")); the limit is \(bytesMax.grouped) bytes"
        case .lines(let count, let linesMax):
            "Too long by \(Self.counted(count, "line")); the limit is \(linesMax.grouped)"
        }
    }

    /// The same for a narrow screen.
    var shortSentences: [String] {
        switch self {
        case .characters(let count, _):
            ["Too long by \(Self.counted(count, "character"))", "Too long by \(count.grouped)"]
        case .lines(let count, _): ["Too long by \(Self.counted(count, "line"))"]
        }
    }
}

extension Model {
    /// By how much a text is more than the server takes; a plain server takes what a Roost server would.
    func excess(of text: String) -> TextExcess? {
        TextExcess(of: text, textBytes: session.limits.textBytes, textLines: session.limits.textLines)
    }

    /// What the status row says of the text in the input line, instead of its usual right half; `nil` for nothing,
    /// and while the input row shows something else.
    ///
    /// By how much it is too long, or `12 lines, 640 characters. Enter: send as one message  Alt-J: join lines
    /// Esc: keep editing` for a pasted one.
    package var inputHint: String? { inputHints.first }

    /// The same, the longest first: each says in fewer words what the reader must know before Enter.
    var inputHints: [String] {
        guard prompt == nil, question == nil else { return [] }
        if let excess = excess(of: composer.editor.text) { return [excess.sentence] + excess.shortSentences }
        guard let paste = composer.paste else { return [] }
        let (lines, characters) = ("\(paste.lines.grouped) lines", "\(paste.characters.grouped) characters")
        let join = keymap.key(of: "join-lines")
        func keys(_ send: String, _ joinWords: String, _ edit: String?) -> String {
            ["Enter: \(send)", join.map { "\($0): \(joinWords)" }, edit.map { "Esc: \($0)" }].compactMap(\.self)
                .joined(separator: "  ")
        }
        return [
            "\(lines), \(characters). \(keys("send as one message", "join lines", "keep editing"))",
            "\(lines), \(characters). \(keys("send", "join lines", "edit"))",
            "\(lines). \(keys("send", "join", "edit"))", "\(lines). \(keys("send", "join", nil))",
            "\(lines) pasted",
        ]
    }
}
