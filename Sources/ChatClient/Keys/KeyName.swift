package import TerminalCore

/// The names of keys, as a configuration writes them (`alt-shift-down`, `ctrl-k`, `f1`) and as the help shows them.
extension KeyPress {
    /// Reads the name of a key, in any case: what a shifted letter gives is `alt-shift-b`, not `alt-B`.
    package init(named name: String) throws(KeyNameError) {
        var rest = name[...]
        var modifiers: Modifiers = []
        while let (prefix, modifier) = Self.modifierNames.first(where: {
            rest.lowercased().hasPrefix($0.prefix) && rest.count > $0.prefix.count
        }) {
            modifiers.insert(modifier)
            rest = rest.dropFirst(prefix.count)
        }
        if let key = Self.keyNames.first(where: { $0.names.contains(rest.lowercased()) })?.key {
            self.init(key, modifiers)
        } else if let number = Self.functionNumber(rest) {
            self.init(.function(number), modifiers)
        } else if rest.count == 1, let character = rest.first {
            try self.init(typing: character, modifiers, named: name)
        } else {
            throw .unknown(name)
        }
    }

    /// A character with Control or Alt, as a terminal reports it.
    private init(typing character: Character, _ modifiers: Modifiers, named name: String) throws(KeyNameError) {
        let isLetter = character.isLetter && character.isASCII
        let lower = character.lowercased().count == 1 ? Character(character.lowercased()) : character
        guard !modifiers.isDisjoint(with: [.control, .alt]) else { throw .typed(name) }
        if modifiers.contains(.control) {
            if let twin = Self.twins[lower] { throw .twin(name, of: KeyPress(twin).label) }
            guard !modifiers.contains(.shift), isLetter || "_\\]^@".contains(character) else { throw .unknown(name) }
            self.init(.character(lower), modifiers)
        } else if modifiers.contains(.shift) {
            guard isLetter else { throw .unknown(name) }
            self.init(.character(Character(character.uppercased())), modifiers.subtracting(.shift))
        } else {
            self.init(.character(lower), modifiers)
        }
    }

    /// The press as the help shows it: `Alt-Shift-Down`, `Ctrl-K`, `PgUp`.
    package var label: String {
        var label = modifiers.contains(.control) ? "Ctrl-" : ""
        if modifiers.contains(.alt) { label += "Alt-" }
        if case .character(let character) = key {
            let isShifted = modifiers.contains(.shift) || (character.isUppercase && character.isASCII)
            return label + (isShifted ? "Shift-" : "") + character.uppercased()
        }
        if modifiers.contains(.shift) { label += "Shift-" }
        if case .function(let number) = key { return label + "F\(number)" }
        return label + (Self.keyNames.first { $0.key == key }?.label ?? "")
    }

    private static let modifierNames: [(prefix: String, modifier: Modifiers)] = [
        ("ctrl-", .control), ("control-", .control), ("alt-", .alt), ("meta-", .alt), ("shift-", .shift),
    ]

    private static let keyNames: [(key: Key, label: String, names: [String])] = [
        (.enter, "Enter", ["enter", "return"]), (.tab, "Tab", ["tab"]), (.backspace, "Backspace", ["backspace"]),
        (.delete, "Delete", ["delete", "del"]), (.left, "Left", ["left"]), (.right, "Right", ["right"]),
        (.up, "Up", ["up"]), (.down, "Down", ["down"]), (.home, "Home", ["home"]), (.end, "End", ["end"]),
        (.pageUp, "PgUp", ["pgup", "pageup"]), (.pageDown, "PgDn", ["pgdn", "pagedown"]),
        (.escape, "Esc", ["esc", "escape"]), (.insert, "Insert", ["insert", "ins"]),
    ]

    /// What a terminal sends for Control and these characters is another key.
    private static let twins: [Character: Key] = [
        "i": .tab, "m": .enter, "j": .enter, "[": .escape, "h": .backspace, "?": .backspace,
    ]

    private static func functionNumber(_ name: Substring) -> Int? {
        guard name.count > 1, name.first == "f" || name.first == "F", let number = Int(name.dropFirst()),
            (1...functionKeys).contains(number)
        else { return nil }
        return number
    }

    /// Function keys that terminals have sequences for.
    private static let functionKeys = 20
}

/// Why a text names no key that can be bound, as a sentence for who wrote it.
package enum KeyNameError: Error, Equatable, Sendable {
    /// There is no such key, or terminals have no way to report it.
    case unknown(String)
    /// The key types a character, which is text.
    case typed(String)
    /// Terminals send it as another key.
    case twin(String, of: String)

    /// What is wrong and what to write.
    package var sentence: String {
        switch self {
        case .unknown(let name): "There is no key \(name). Examples: ctrl-k, alt-shift-down, f5, pgup."
        case .typed(let name): "The key \(name) types text. With alt- or ctrl- before it, it can be bound."
        case .twin(let name, let twin): "Terminals send \(name) as \(twin). Bind \(twin) instead."
        }
    }
}
