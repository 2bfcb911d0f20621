package import TerminalCore

/// One row of the key table: dispatch and help both read it.
package struct KeyBinding: Equatable, Sendable {
    /// The keys as the help shows them: `Alt-Up, Ctrl-P`.
    package let label: String
    /// What they do, as a phrase.
    package let description: String
    /// Where they work.
    package let context: Context
    /// The presses that trigger it.
    package let presses: [KeyPress]
    /// What is done.
    let action: KeyAction

    /// Where a key works; the first row of the table that fits wins.
    package enum Context: Equatable, Sendable {
        /// Everywhere in the chat.
        case always
        /// Only while the input line is empty.
        case emptyLine
        /// Only while a pasted text of several lines stands in the input line.
        case pasted
        /// Only while the connection is lost.
        case offline
    }

    init(
        _ label: String, _ description: String, _ action: KeyAction, in context: Context = .always,
        _ presses: KeyPress...
    ) {
        self.label = label
        self.description = description
        self.context = context
        self.presses = presses
        self.action = action
    }
}

extension KeyPress {
    static func control(_ character: Character) -> KeyPress { KeyPress(.character(character), .control) }
    static func alt(_ character: Character) -> KeyPress { KeyPress(.character(character), .alt) }
    static func alt(_ key: Key) -> KeyPress { KeyPress(key, .alt) }
    static func control(_ key: Key) -> KeyPress { KeyPress(key, .control) }
    static func shift(_ key: Key) -> KeyPress { KeyPress(key, .shift) }
    static func plain(_ key: Key) -> KeyPress { KeyPress(key) }
}
