/// What the sequences of terminals mean: xterm and its relatives, rxvt, the Linux console, kitty's key reports.
struct ControlSequence {
    private let prefix: UInt8?
    private let fields: [Int]
    private let keyboardEvent: Int
    private let final: UInt8

    /// Reads the parameters of `ESC [ parameters final`.
    init(parameters: [UInt8], final: UInt8) {
        let marked = parameters.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
        prefix = marked
        let groups = parameters.dropFirst(marked == nil ? 0 : 1)
            .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number) }
        fields = groups.map { $0.first ?? 0 }
        // kitty: modifiers:event, where 3 is the release of the key.
        keyboardEvent = groups.count > 1 && groups[1].count > 1 ? groups[1][1] : 1
        self.final = final
    }

    /// The event, or nil for what is no key: replies, releases, unknown sequences.
    func event(alt: Bool) -> KeyEvent? {
        if prefix == UInt8(ascii: "<") { return mouse }
        guard prefix == nil, keyboardEvent != 3 else { return nil }
        switch final {
        case UInt8(ascii: "I") where fields.allSatisfy { $0 == 0 }: return .focus(true)
        case UInt8(ascii: "O") where fields.allSatisfy { $0 == 0 }: return .focus(false)
        case UInt8(ascii: "Z"): return press(.tab, modifiers.union(.shift), alt)
        case UInt8(ascii: "~"): return tildeKey(alt)
        case UInt8(ascii: "u"): return characterKey(field(0), modifiers, alt)
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return Self.cursorKey(final - 0x20).flatMap { press($0, .shift, alt) }
        default:
            guard field(0) <= 1 else { return nil }
            return (Self.cursorKey(final) ?? Self.earlyFunctionKey(final)).flatMap { press($0, modifiers, alt) }
        }
    }

    /// The event of `ESC O final`, or nil when no key sends it.
    static func singleShift(final: UInt8, alt: Bool) -> KeyEvent? {
        let modifiers: Modifiers = alt ? .alt : []
        switch final {
        case UInt8(ascii: "M"):
            return .press(KeyPress(.enter, modifiers))
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return cursorKey(final - 0x20).map { .press(KeyPress($0, modifiers.union(.control))) }
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            // The keypad in application mode: * + , - . / and the digits.
            return .text(String(Character(Unicode.Scalar(final - 0x40))))
        case UInt8(ascii: "X"):
            return .text("=")
        default:
            return (cursorKey(final) ?? earlyFunctionKey(final)).map { .press(KeyPress($0, modifiers)) }
        }
    }

    /// The key of a control byte, 0x00 to 0x1F and 0x7F, without Escape.
    static func control(_ byte: UInt8) -> KeyPress {
        switch byte {
        case 0x08, 0x7F: KeyPress(.backspace)
        case 0x09: KeyPress(.tab)
        case 0x0A, 0x0D: KeyPress(.enter)
        case 0x00: KeyPress(.character(" "), .control)
        case 0x01...0x1A: KeyPress(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
        default: KeyPress(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
        }
    }

    /// Whether the byte after Escape opens a string that a terminal sends in reply: OSC, DCS, SOS, PM, APC.
    static func opensReply(_ byte: UInt8) -> Bool {
        "]PX^_".utf8.contains(byte)
    }

    private func field(_ index: Int) -> Int {
        index < fields.count ? fields[index] : 0
    }

    /// xterm counts modifiers from one: 2 is Shift, 3 Alt, 5 Control.
    private var modifiers: Modifiers { Self.modifiers(field(1)) }

    private static func modifiers(_ number: Int) -> Modifiers {
        Modifiers(rawValue: UInt8(truncatingIfNeeded: max(0, number - 1)) & 7)
    }

    private func press(_ key: Key, _ modifiers: Modifiers, _ alt: Bool) -> KeyEvent? {
        .press(KeyPress(key, alt ? modifiers.union(.alt) : modifiers))
    }

    private func tildeKey(_ alt: Bool) -> KeyEvent? {
        let key: Key
        switch field(0) {
        case 1, 7: key = .home
        case 2: key = .insert
        case 3: key = .delete
        case 4, 8: key = .end
        case 5: key = .pageUp
        case 6: key = .pageDown
        case 11...15: key = .function(field(0) - 10)
        case 17...21: key = .function(field(0) - 11)
        case 23...26: key = .function(field(0) - 12)
        case 28, 29: key = .function(field(0) - 13)
        case 31...34: key = .function(field(0) - 14)
        case 27: return characterKey(field(2), modifiers, alt)
        default: return nil
        }
        return press(key, modifiers, alt)
    }

    /// A key that xterm's modifyOtherKeys or kitty reports by its scalar.
    private func characterKey(_ code: Int, _ modifiers: Modifiers, _ alt: Bool) -> KeyEvent? {
        switch code {
        case 8, 127: return press(.backspace, modifiers, alt)
        case 9: return press(.tab, modifiers, alt)
        case 10, 13: return press(.enter, modifiers, alt)
        case 27: return press(.escape, modifiers, alt)
        // kitty numbers its other keys in the private use area.
        case ..<0x20, 0x80...0x9F, 0xE000...0xF8FF: return nil
        default: break
        }
        guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
        let held = alt ? modifiers.union(.alt) : modifiers
        if held.contains(.control) {
            return press(.character(Self.oneCharacter(scalar.properties.lowercaseMapping, scalar)), held, false)
        }
        let shifted = held.contains(.shift) ? scalar.properties.uppercaseMapping : String(Character(scalar))
        guard held.contains(.alt) else { return .text(shifted) }
        return press(.character(Self.oneCharacter(shifted, scalar)), .alt, false)
    }

    private static func oneCharacter(_ mapping: String, _ scalar: Unicode.Scalar) -> Character {
        mapping.count == 1 ? Character(mapping) : Character(scalar)
    }

    /// A mouse report of the form `ESC [ < button ; column ; row M`, with `m` for a release.
    private var mouse: KeyEvent? {
        guard fields.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
        let button = field(0)
        let isRelease = final == UInt8(ascii: "m")
        let kind: MouseEvent.Kind
        switch button & ~0x1C {
        case 0: kind = isRelease ? .release : .press
        case 32: kind = .drag
        case 64: kind = .wheelUp
        case 65: kind = .wheelDown
        default: return nil
        }
        var modifiers: Modifiers = []
        if button & 4 != 0 { modifiers.insert(.shift) }
        if button & 8 != 0 { modifiers.insert(.alt) }
        if button & 16 != 0 { modifiers.insert(.control) }
        return .mouse(MouseEvent(kind, at: CellPosition(row: field(2) - 1, column: field(1) - 1), modifiers))
    }

    private static func cursorKey(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "H"): .home
        default: nil
        }
    }

    private static func earlyFunctionKey(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4F)
        default: nil
        }
    }

    /// A parameter; what is no number or too large for any key counts as zero.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        guard digits.count <= 7 else { return 0 }
        return digits.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
    }
}
