@testable import ChatClient

/// Everything random of a world, the same for the same seed.
struct Chance {
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(state: seed)
    }

    /// A source of its own, so that what one part draws does not change what another one gets.
    mutating func split() -> Chance { Chance(seed: generator.next()) }

    mutating func word() -> UInt64 { generator.next() }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// Whether something happens that happens `count` times in `total`.
    mutating func happens(_ count: Int, in total: Int) -> Bool { number(in: 1...total) <= count }

    mutating func element<Element>(of elements: [Element]) -> Element? {
        elements.randomElement(using: &generator)
    }

    mutating func milliseconds(in range: ClosedRange<Int>) -> Duration {
        .microseconds(number(in: range.lowerBound * 1_000...range.upperBound * 1_000))
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
}
