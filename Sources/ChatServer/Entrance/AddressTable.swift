package import WebSocketCore

/// How many connections each address has, and how often it opens one, as a value that is told the time.
package struct AddressTable: Sendable {
    /// Why a connection is turned away.
    package enum Refusal: Equatable, Sendable {
        /// The server has as many connections as it may.
        case full
        /// This address has as many as it may.
        case tooMany
        /// This address opens them too fast.
        case tooFast(retryAfter: Duration)
    }

    private struct Entry {
        var open = 0
        var opened = TokenBucket(
            burst: ServerLimits.connectionsPerTenMinutes,
            interval: .seconds(600) / ServerLimits.connectionsPerTenMinutes)
    }

    private let connectionsMax: Int
    private let perAddress: Int
    /// Connections that are open now.
    package private(set) var open = 0
    private var entries: [String: Entry] = [:]

    /// Creates a table; 0 stands for no limit.
    package init(connectionsMax: Int, perAddress: Int) {
        self.connectionsMax = connectionsMax
        self.perAddress = perAddress
    }

    /// Judges a handshake and, if nothing is wrong, counts it as one more; nil is an address that is exempt.
    package mutating func judge(_ address: String?, now: Instant) -> Refusal? {
        if connectionsMax > 0, open >= connectionsMax { return .full }
        guard perAddress > 0, let address else { return nil }
        if entries[address] == nil, entries.count >= ServerLimits.addresses {
            entries = entries.filter { $0.value.open > 0 || !$0.value.opened.isFull(now: now) }
            if entries.count >= ServerLimits.addresses { return .full }
        }
        if entries[address, default: Entry()].open >= perAddress { return .tooMany }
        guard entries[address, default: Entry()].opened.take(now: now) != nil else {
            return .tooFast(retryAfter: entries[address]?.opened.waitingTime(now: now) ?? .zero)
        }
        return nil
    }

    /// Counts a connection that is open now.
    package mutating func enter(_ address: String?) {
        open += 1
        if let address { entries[address]?.open += 1 }
    }

    /// Counts a connection that is gone.
    package mutating func leave(_ address: String?) {
        open -= 1
        if let address { entries[address]?.open -= 1 }
    }
}
