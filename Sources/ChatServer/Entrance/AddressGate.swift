import NIOCore
import Synchronization
import WebSocketCore

/// The address table for all loops.
final class AddressGate: Sendable {
    private let table: Mutex<AddressTable>
    private let clock: ServerClock

    init(connectionsMax: Int, perAddress: Int, clock: ServerClock) {
        table = Mutex(AddressTable(connectionsMax: connectionsMax, perAddress: perAddress))
        self.clock = clock
    }

    var openConnections: Int { table.withLock { $0.open } }

    func judge(_ address: String?) -> AddressTable.Refusal? {
        let now = clock.now()
        return table.withLock { $0.judge(address, now: now) }
    }

    func enter(_ address: String?) { table.withLock { $0.enter(address) } }

    func leave(_ address: String?) { table.withLock { $0.leave(address) } }

    /// The address that limits count by; nil for loopback, which is exempt: all of this machine's users share it.
    static func key(_ address: SocketAddress?) -> String? {
        guard let ip = address?.ipAddress, ip != "::1", !ip.hasPrefix("127.") else { return nil }
        return ip
    }
}
