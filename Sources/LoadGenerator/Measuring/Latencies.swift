import Histogram

/// How long something took, many times over, to three digits and in memory that does not grow.
package struct Latencies: Sendable {
    /// Two minutes: whatever takes longer counts as this.
    private static let microsecondsMax: UInt64 = 120_000_000

    private var histogram = Histogram<UInt64>(highestTrackableValue: microsecondsMax)

    /// Creates a histogram of nothing.
    package init() {}

    /// Adds one; a clock's step back counts as nothing.
    package mutating func add(nanoseconds: Int64) {
        histogram.record(min(UInt64(max(nanoseconds, 0) / 1000), Self.microsecondsMax))
    }

    /// Adds what was measured elsewhere.
    package mutating func merge(_ other: Latencies) {
        histogram.add(other.histogram)
    }

    /// How many there are.
    package var count: Int { Int(histogram.totalCount) }

    /// The milliseconds that this share of all, 0 to 1, did not exceed.
    package func milliseconds(_ share: Double) -> Double {
        Double(histogram.valueAtPercentile(share * 100)) / 1000
    }

    /// The share, 0 to 1, of those from a number of milliseconds to below another.
    package func share(_ milliseconds: Range<Double>) -> Double {
        guard count > 0 else { return 0 }
        let lower = UInt64(milliseconds.lowerBound * 1000)
        let upper = min(UInt64(milliseconds.upperBound * 1000) - 1, Self.microsecondsMax)
        return Double(histogram.count(within: lower...upper)) / Double(count)
    }
}
