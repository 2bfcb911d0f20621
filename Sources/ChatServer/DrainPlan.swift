/// How a stopping server spreads its clients: when each is closed, and when each is asked to come back.
package struct DrainPlan: Equatable, Sendable {
    /// Connections that one wave closes.
    package static let wave = 200
    /// The time between two waves.
    package static let interval: Duration = .milliseconds(100)
    /// The time in which the last wave must have gone, so that its closing handshakes end within the stop time.
    package static let wavesTime: Duration = .seconds(10)

    /// The time over which the clients are asked to come back: 200 a second.
    package let returnTime: Duration
    private let waveSize: Int

    /// Plans for so many connections altogether.
    package init(connections: Int) {
        returnTime = max(.seconds(1), .seconds(1) * connections / 200)
        let waves = Int(Self.wavesTime / Self.interval)
        waveSize = max(Self.wave, (connections + waves - 1) / waves)
    }

    /// When the connection at a place in the order is closed, counted from the beginning of the stop.
    package func closeTime(of index: Int) -> Duration {
        Self.interval * (index / waveSize)
    }
}
