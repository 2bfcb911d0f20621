/// Cuts a program's output into characters, controls and sequences.
struct VTParser: Sendable {
    struct ControlSequence: Sendable {
        let fields: [Int]
        /// Prefix, intermediates and final byte: "H", "?h", " q".
        let name: String
        let description: String

        func field(_ index: Int) -> Int { index < fields.count ? fields[index] : 0 }
    }

    enum Action: Sendable {
        case print(Unicode.Scalar)
        case control(UInt8)
        case escape(String)
        case controlSequence(ControlSequence)
        /// An operating system command, such as a title.
        case command(String)
    }

    private enum State { case ground, escape, charset, controlSequence, command, commandEscape }

    private var state = State.ground
    private var collected: [UInt8] = []
    private var scalarBytes = 0

    mutating func step(_ byte: UInt8) -> Action? {
        switch state {
        case .ground: return ground(byte)
        case .escape: return escape(byte)
        case .charset:
            state = .ground
            return .escape(String(decoding: collected + [byte], as: UTF8.self))
        case .controlSequence:
            guard (0x40...0x7E).contains(byte) else {
                collected.append(byte)
                return nil
            }
            state = .ground
            return .controlSequence(sequence(final: byte))
        case .command, .commandEscape: return command(byte)
        }
    }

    private mutating func ground(_ byte: UInt8) -> Action? {
        switch byte {
        case 0x1B:
            state = .escape
            return nil
        case ..<0x20: return .control(byte)
        case ..<0x80: return .print(Unicode.Scalar(byte))
        case 0xC0...:
            collected = [byte]
            scalarBytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return nil
        default:
            collected.append(byte)
            guard collected.count == scalarBytes else { return nil }
            return String(decoding: collected, as: UTF8.self).unicodeScalars.first.map(Action.print)
        }
    }

    private mutating func escape(_ byte: UInt8) -> Action? {
        collected = []
        switch byte {
        case UInt8(ascii: "["): state = .controlSequence
        case UInt8(ascii: "]"): state = .command
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            collected = [byte]
            state = .charset
        default:
            state = .ground
            return .escape(String(Character(Unicode.Scalar(byte))))
        }
        return nil
    }

    private mutating func command(_ byte: UInt8) -> Action? {
        if byte == 0x07 || (state == .commandEscape && byte == UInt8(ascii: "\\")) {
            state = .ground
            return .command(String(decoding: collected, as: UTF8.self))
        }
        state = byte == 0x1B ? .commandEscape : .command
        if byte != 0x1B { collected.append(byte) }
        return nil
    }

    private func sequence(final: UInt8) -> ControlSequence {
        let digits = collected.filter { (0x30...0x3B).contains($0) }
        let others = collected.filter { !(0x30...0x3B).contains($0) }
        let fields = String(decoding: digits, as: UTF8.self)
            .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let end = String(Character(Unicode.Scalar(final)))
        return ControlSequence(
            fields: fields, name: String(decoding: others, as: UTF8.self) + end,
            description: String(decoding: collected, as: UTF8.self) + end)
    }
}
