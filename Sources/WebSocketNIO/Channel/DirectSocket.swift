import Glibc
import NIOCore

/// What takes bytes at once where it can.
protocol DirectWriting {
    /// Takes bytes from the front; returns how many: none after an error, which the channel will meet itself.
    func send(_ bytes: ByteBuffer) -> Int
}

/// A server's socket, written to without going through the channel.
///
/// A broadcast is one write a member. Through the channel each takes it through a dozen objects that are in no cache by
/// then, which costs half as much again as the system call; NIO is needed only where the kernel does not take all.
///
/// It may be used only while the socket is open, as its number is another connection's right after: the handler has
/// `Transport` let go of it in `channelInactive`, which is part of the closing. Only the promises of failed writes are told
/// before that, and a server's transport has none but its own, whose answer comes in a later turn of the loop.
struct DirectSocket: DirectWriting {
    private let descriptor: CInt

    /// Finds a channel's socket; nil where there is none, as in tests without a network.
    init?(of context: ChannelHandlerContext) {
        let found = try? context.channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { $0 }
        guard let descriptor = found ?? nil else { return nil }
        self.descriptor = descriptor
    }

    /// Hands bytes to the kernel.
    func send(_ bytes: ByteBuffer) -> Int {
        unsafe bytes.withUnsafeReadableBytes { bytes in
            unsafe max(Glibc.send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL)), 0)
        }
    }
}
