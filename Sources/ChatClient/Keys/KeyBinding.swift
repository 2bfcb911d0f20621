package import TerminalCore

/// One row of the key table: dispatch, help and configuration all read it.
package struct KeyBinding: Equatable, Sendable {
    /// The name of what the keys do, the same in every version: `room-next`.
    package let id: String
    /// The keys as the help shows them, `Alt-Up, Ctrl-P`; empty where another row's label stands for this one too.
    package let label: String
    /// What they do, as a phrase.
    package let description: String
    /// Where they work.
    package let context: Context
    /// The presses that trigger it.
    package let presses: [KeyPress]
    /// What is done.
    let action: KeyAction

    /// Where a key works.
    package enum Context: Equatable, Sendable {
        /// Everywhere in the chat.
        case always
        /// Only while the input line is empty.
        case emptyLine
        /// Only while a pasted text of several lines stands in the input line.
        case pasted
        /// Only while the connection is lost.
        case offline
        /// In help and lists over the chat.
        case list
        /// While a prompt owns the input row.
        case prompt
        /// In the first-start form.
        case form
    }

    init(
        _ id: String, _ label: String, _ description: String, _ action: KeyAction, in context: Context = .always,
        _ presses: KeyPress...
    ) {
        self.init(id: id, label: label, description: description, action: action, context: context, presses: presses)
    }

    private init(
        id: String, label: String, description: String, action: KeyAction, context: Context, presses: [KeyPress]
    ) {
        self.id = id
        self.label = label
        self.description = description
        self.context = context
        self.presses = presses
        self.action = action
    }

    /// The same row with other keys, all of which the help then shows.
    func bound(to presses: [KeyPress]) -> KeyBinding {
        KeyBinding(
            id: id, label: presses.map(\.label).joined(separator: ", "), description: description, action: action,
            context: context, presses: presses)
    }
}

extension KeyPress {
    static func control(_ character: Character) -> KeyPress { KeyPress(.character(character), .control) }
    static func alt(_ character: Character) -> KeyPress { KeyPress(.character(character), .alt) }
    static func alt(_ key: Key) -> KeyPress { KeyPress(key, .alt) }
    static func control(_ key: Key) -> KeyPress { KeyPress(key, .control) }
    static func shift(_ key: Key) -> KeyPress { KeyPress(key, .shift) }
    static func plain(_ key: Key) -> KeyPress { KeyPress(key) }

    /// The character that the press types; `nil` for a key that is no text.
    var typedCharacter: Character? {
        guard modifiers.subtracting(.shift).isEmpty, case .character(let character) = key else { return nil }
        return character
    }
}
