import WebSocketCore

/// A TCP connection between a client and the server, and how it can break.
final class Link {
    /// How a connection breaks.
    enum Break: CaseIterable {
        /// Both ends hear of it soon; what was on its way is lost.
        case reset
        /// Nobody hears anything any more, as behind a pulled cable.
        case silence
    }

    /// From the client to the server.
    let up: Wire
    /// From the server to the client.
    let down: Wire
    /// Called when the client's end is told that the connection is broken.
    var whenClientBroken: () -> Void = {}
    /// Called when the server's end is told that the connection is broken.
    var whenServerBroken: () -> Void = {}
    private let world: World
    private(set) var isBroken = false

    init(_ world: World) {
        self.world = world
        let latency = world.random.milliseconds(in: 0...25)
        // Small enough that what waits at the server soon counts, large enough for a handshake.
        let window = world.random.element(of: [700, 700, 16_000]) ?? 700
        up = Wire(world, window: 16_000, latency: latency)
        down = Wire(world, window: window, latency: latency)
    }

    /// Breaks the connection.
    func cut(_ kind: Break) {
        guard !isBroken else { return }
        isBroken = true
        up.die()
        down.die()
        guard kind == .reset else { return }
        tellClient()
        world.after(world.random.milliseconds(in: 0...80)) { [self] in whenServerBroken() }
    }

    /// The server's process is gone: its kernel says so, and what it had accepted for sending may still arrive.
    func serverDied() {
        guard !isBroken else { return }
        isBroken = true
        up.die()
        whenServerBroken = {}
        if world.random.happens(1, in: 2) {
            down.end()
        } else {
            down.die()
            tellClient()
        }
    }

    /// The client has closed both directions.
    func clientClosed() {
        guard !isBroken else { return }
        isBroken = true
        down.die()
        up.end()
    }

    private func tellClient() {
        world.after(world.random.milliseconds(in: 0...80)) { [self] in whenClientBroken() }
    }
}
