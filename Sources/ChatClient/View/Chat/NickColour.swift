import TerminalCore

/// The colour a name is drawn in: always the same for the same name, on every machine and in every run.
enum NickColour {
    /// The colours of the 16 that can be read on black and on white in the usual palettes.
    ///
    /// Left out: black, white and the greys, dark blue (too dark on black), the yellows and the other bright ones (too
    /// light on white).
    static let readable: [UInt8] = [1, 2, 5, 6, 9, 12, 13]

    /// The colour of a name; `Dana` and `dana` look alike.
    static func colour(of name: String) -> Colour {
        .palette(readable[Int(hash(name.lowercased().utf8) % UInt64(readable.count))])
    }

    /// FNV-1a, 64 bits: stable between runs, which `Hasher` is not.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
