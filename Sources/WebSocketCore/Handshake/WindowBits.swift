/// The size of a compressor's window as a power of two: 8 to 15, so 256 bytes to 32 KiB (RFC 7692, 7.1.2).
public struct WindowBits: Hashable, Comparable, Sendable {
    /// The exponent.
    public let rawValue: Int

    /// Creates a size from its exponent, or nothing if it is not from 8 to 15.
    public init?(_ rawValue: Int) {
        guard 8...15 ~= rawValue else { return nil }
        self.rawValue = rawValue
    }

    private init(known rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Reads the value of a parameter: a decimal number without leading zeros.
    init?(value: String?) {
        guard let value, let number = Int(value), value == String(number) else { return nil }
        self.init(number)
    }

    /// 32 KiB, what DEFLATE can use at most and what holds where nothing was said.
    public static let largest = WindowBits(known: 15)

    /// 4 KiB: most chat messages are smaller, and a larger window costs each compressor memory and time.
    public static let small = WindowBits(known: 12)

    /// Whether the left window is the smaller one.
    public static func < (left: WindowBits, right: WindowBits) -> Bool {
        left.rawValue < right.rawValue
    }
}
