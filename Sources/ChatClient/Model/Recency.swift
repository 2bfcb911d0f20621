/// Keys in the order of their last use, the latest first.
struct Recency<Key: Hashable & Sendable>: Equatable, Sendable {
    /// Keys kept: more than completion ever shows, bounded because people come and go for months.
    private static var keysMax: Int { 200 }
    private(set) var keys: [Key] = []

    mutating func note(_ key: Key) {
        keys.removeAll { $0 == key }
        keys.insert(key, at: 0)
        if keys.count > Self.keysMax { keys.removeLast() }
    }
}
