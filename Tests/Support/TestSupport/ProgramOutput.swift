import Foundation
import Glibc
import Synchronization

/// Reads all that comes out of a descriptor, also while nobody waits for it, and closes it in the end.
///
/// A thread that blocks, and no dispatch source: under load a source was seen to miss that the other side
/// had gone.
final class ProgramOutput: Sendable {
    private final class End: Sendable {
        let isReached = Mutex(false)
    }

    private let end = End()

    init(_ descriptor: Int32, take: @escaping @Sendable ([UInt8]) -> Void) {
        let end = self.end
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = unsafe read(descriptor, &bytes, bytes.count)
                if count > 0 {
                    take(Array(bytes[..<count]))
                } else if count == 0 || errno != EINTR {
                    break
                }
            }
            close(descriptor)
            end.isReached.withLock { $0 = true }
        }
    }

    /// Whether all was read: nobody has the other side open any more.
    var isAtEnd: Bool { end.isReached.withLock { $0 } }
}
