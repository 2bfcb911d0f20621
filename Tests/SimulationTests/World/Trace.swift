/// What has happened in a world, line by line, for whoever looks for a cause.
struct Trace {
    private(set) var lines: [String] = []
    /// A hash of all lines (FNV-1a), by which two runs are compared.
    private(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ line: String) {
        for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        lines.append(line)
    }
}
