/// Cuts bytes into lines as they come, and holds no more of a line than a message could ever need.
public struct LineSplitter: Equatable, Sendable {
    /// Bytes kept of one line; the rest of it is passed over.
    public let byteLimit: Int
    private var line: [UInt8] = []

    /// Makes a splitter; what is kept of a longer line is a byte more than the limit, so that it is seen to be too long.
    public init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Whether the last piece ended in the middle of a line.
    public var isInLine: Bool { !line.isEmpty }

    /// Returns the lines that a piece ends, without their line ends; broken UTF-8 becomes U+FFFD.
    public mutating func feed(_ piece: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in piece {
            if byte == UInt8(ascii: "\n") {
                lines.append(takeLine())
            } else if line.count <= byteLimit {
                line.append(byte)
            }
        }
        return lines
    }

    /// Returns what stands behind the last line end; `nil` for nothing.
    public mutating func end() -> String? { line.isEmpty ? nil : takeLine() }

    private mutating func takeLine() -> String {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        defer { line.removeAll(keepingCapacity: line.count < byteLimit) }
        return String(decoding: line, as: UTF8.self)
    }
}
