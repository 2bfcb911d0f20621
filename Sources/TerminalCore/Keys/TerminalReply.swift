/// What a terminal answers to a question of ours.
public enum TerminalReply: Hashable, Sendable {
    /// The colour behind its text.
    case background(RGB)

    /// Reads the text of an operating system command, or returns nil for what nobody has asked.
    ///
    /// `11;rgb:1e1e/1e1e/2e2e` and its like: one to four hexadecimal digits a colour, as XParseColor takes them.
    init?(command: [UInt8]) {
        let parts = command.split(separator: UInt8(ascii: ";"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].elementsEqual("11".utf8) else { return nil }
        let colour = parts[1].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard colour.count == 2, colour[0].elementsEqual("rgb".utf8) || colour[0].elementsEqual("rgba".utf8)
        else { return nil }
        let channels = colour[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Self.channel)
        // A fourth is the opacity.
        guard channels.count == colour[0].count, let red = channels[0], let green = channels[1], let blue = channels[2]
        else { return nil }
        self = .background(RGB(red: red, green: green, blue: blue))
    }

    /// A channel of one to four hexadecimal digits, scaled to 0...255.
    private static func channel(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard (1...4).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            value = value * 16 + number
        }
        let most = (1 << (4 * digits.count)) - 1
        return UInt8((value * 255 + most / 2) / most)
    }
}
