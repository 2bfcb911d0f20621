import Glibc
import TestSupport

/// A port on this machine, for programs that say nothing when they begin or stop to listen.
enum ListeningPort {
    private static let limit: Duration = .seconds(20)

    /// Waits until somebody accepts connections there.
    static func wait(_ port: UInt16) async throws {
        guard try await Waiting.until(limit, { accepts(port) }) else {
            throw ProgramFailure("Nobody listens on port \(port).")
        }
    }

    /// Waits until nobody does any more.
    static func waitUntilFree(_ port: UInt16) async throws {
        guard try await Waiting.until(limit, { !accepts(port) }) else {
            throw ProgramFailure("Somebody still listens on port \(port).")
        }
    }

    /// Whether somebody accepts connections on the port now.
    static func accepts(_ port: UInt16) -> Bool {
        let descriptor = open(port)
        if let descriptor { close(descriptor) }
        return descriptor != nil
    }

    /// Opens a connection to the port that says nothing; nil if nobody accepts it. The caller closes it.
    static func open(_ port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isOpen = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isOpen { return descriptor }
        close(descriptor)
        return nil
    }
}
