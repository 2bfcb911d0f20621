package import TerminalCore

/// A text that is typed for something else than the draft: it has the input row, and the draft stays as it was.
package struct Prompt: Equatable, Sendable {
    /// Bytes that it holds: a few words, bounded because each key looks for them again.
    static let bytesMax = 1_024

    /// What a text is typed for.
    package enum Purpose: Equatable, Sendable {
        /// Narrows what lies over the chat to what contains the text.
        case filter
        /// Looked for in what was said in the room.
        case search
        /// Looked for in the lines that were sent.
        case sentLines
        /// The answer to what leaving is meant.
        case leaving

        /// What stands before the text in the input row.
        var label: String {
            switch self {
            case .filter: "filter"
            case .search: "search"
            case .sentLines: "search sent lines"
            case .leaving: "leave"
            }
        }
    }

    /// What it is typed for.
    package let purpose: Purpose
    /// The text, with its cursor.
    package var editor = LineEditor(byteLimit: Prompt.bytesMax)

    /// Makes a prompt with a text, the cursor at its end.
    init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        editor.insert(text)
    }
}

extension Model {
    /// What narrows the topmost of what lies over the chat; empty for nothing.
    var filter: String { prompt?.purpose == .filter ? prompt?.editor.text ?? "" : "" }
}
