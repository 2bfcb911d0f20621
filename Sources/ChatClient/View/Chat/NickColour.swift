/// Which of a theme's colours for names a name is drawn in: always the same for the same name, on every machine and in
/// every run.
enum NickColour {
    /// The number of a name; `Dana` and `dana` look alike.
    static func number(of name: String) -> UInt8 {
        let hash = hash(name.lowercased().utf8)
        // All of its bits have a say, since a theme has fewer colours than numbers.
        return UInt8(
            truncatingIfNeeded: hash ^ hash >> 8 ^ hash >> 16 ^ hash >> 24 ^ hash >> 32 ^ hash >> 40 ^ hash >> 48)
    }

    /// FNV-1a, 64 bits: stable between runs, which `Hasher` is not.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
