/// What a setting can be.
package enum SettingKind: Equatable, Sendable {
    /// On or off.
    case flag
    /// One of these words.
    case word([String])
    /// A whole number within these bounds.
    case number(ClosedRange<Int>)
    /// Any text.
    case text
    /// Words, with blanks or commas between them.
    case list
    /// A text, or words with blanks between them, by a rule that a sentence tells.
    case ruled(String, isList: Bool)

    /// What is legal, as the end of `mouse must be …`.
    package var sentence: String {
        switch self {
        case .flag: "on or off"
        case .word(let words): words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .text: "a text"
        case .list: "words with blanks between them"
        case .ruled(let rule, _): rule
        }
    }

    /// What stands for a value in a manual.
    package var valueName: String {
        switch self {
        case .flag: "on|off"
        case .word: "word"
        case .number: "number"
        case .text, .ruled(_, isList: false): "text"
        case .list, .ruled(_, isList: true): "words"
        }
    }

    /// The values, where there are few.
    package var values: [String] {
        switch self {
        case .flag: ["on", "off"]
        case .word(let words): words
        case .number, .text, .list, .ruled: []
        }
    }

    /// Whether a value is several words.
    var isList: Bool {
        switch self {
        case .list, .ruled(_, isList: true): true
        case .flag, .word, .number, .text, .ruled(_, isList: false): false
        }
    }

    /// Whether a value of the setting's type is legal.
    func allows(_ value: some SettingValue) -> Bool {
        guard case .number(let range) = self, let number = value as? Int else { return true }
        return range.contains(number)
    }
}

/// A type that a setting can have, with the way it is written.
protocol SettingValue: Sendable {
    static var kind: SettingKind { get }
    /// Reads what a person wrote, without blanks around it.
    init?(settingText: String)
    var settingText: String { get }
}

extension Bool: SettingValue {
    static var kind: SettingKind { .flag }

    init?(settingText: String) {
        switch settingText.lowercased() {
        case "on", "yes", "true": self = true
        case "off", "no", "false": self = false
        default: return nil
        }
    }

    var settingText: String { self ? "on" : "off" }
}

extension SettingValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    static var kind: SettingKind { .word(allCases.map(\.rawValue)) }
    init?(settingText: String) { self.init(rawValue: settingText.lowercased()) }
    var settingText: String { rawValue }
}

extension Int: SettingValue {
    static var kind: SettingKind { .number(0...Int.max) }
    init?(settingText: String) { self.init(settingText) }
    var settingText: String { String(self) }
}

extension String: SettingValue {
    static var kind: SettingKind { .text }
    init?(settingText: String) { self = settingText }
    var settingText: String { self }
}

extension [String]: SettingValue {
    static var kind: SettingKind { .list }
    init?(settingText: String) { self = settingText.split { $0.isWhitespace || $0 == "," }.map(String.init) }
    var settingText: String { joined(separator: " ") }
}
