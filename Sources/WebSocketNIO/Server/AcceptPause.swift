import Glibc
import NIOCore

/// Pauses a listening socket that can't accept because the process or the system has no descriptor or memory left.
///
/// NIO leaves such a socket registered, so without a pause its loop would do nothing but fail at once, again and again.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    /// Nothing to a loop, and soon enough for those who wait.
    private static let pause = TimeAmount.milliseconds(100)
    /// After so long without a failure the next one is news.
    private static let episodeEnd = TimeAmount.seconds(60)

    private let tell: @Sendable (IOError) -> Void
    private var lastFailure: NIODeadline?

    /// Creates the handler; `tell` hears of the first failure of each episode.
    init(tell: @escaping @Sendable (IOError) -> Void) {
        self.tell = tell
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let failure = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(failure.errnoCode) else {
            return context.fireErrorCaught(error)
        }
        let now = context.eventLoop.now
        let isNews = lastFailure.map { now - $0 >= Self.episodeEnd } ?? true
        lastFailure = now
        pause(context.channel)
        if isNews { tell(failure) }
    }

    private func pause(_ channel: any Channel) {
        try? channel.syncOptions?.setOption(.autoRead, value: false)
        // Once the channel is closed this fails, and nothing is left to be done.
        channel.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            try? channel.syncOptions?.setOption(.autoRead, value: true)
        }
    }
}
