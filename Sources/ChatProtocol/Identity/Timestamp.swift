/// A moment in milliseconds since 1970 (UTC), for people to read: order comes from `seq`.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the beginning of 1970 in UTC.
    public let milliseconds: Int64

    /// Creates a moment; it is cut to the years 1 to 9999, which RFC 3339 can write.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    }

    /// Orders moments from earlier to later.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}
