import Dispatch
import Logging
import Synchronization

/// Whether the disk has room for what is said; looked at now and then, and not at every message.
///
/// The last of the space is not the rooms': a full disk would also stop whatever else runs on the machine, and what is
/// needed to make room.
final class DiskSpace: Sendable {
    /// The free share of the disk below which nothing new is stored.
    private static let shareMin = 0.05
    /// The share from which on it is stored again; a little more, so that the two do not alternate.
    private static let shareEnough = 0.06
    /// Within it even the busiest server writes less than a small disk's last twentieth.
    private static let interval: DispatchTimeInterval = .seconds(5)

    /// The free share, 0 to 1; nil where the system doesn't say, which is taken for enough.
    private let share: @Sendable () -> Double?
    private let low = Atomic<Bool>(false)
    private let queue = DispatchQueue(label: "roostd.disk", qos: .utility)
    private let logger: Logger

    init(logger: Logger, share: @escaping @Sendable () -> Double?) {
        self.share = share
        self.logger = logger
    }

    /// Whether nothing new is to be stored.
    var isLow: Bool { low.load(ordering: .relaxed) }

    /// Looks now, and then again and again as long as this exists.
    func start() {
        look()
        queue.asyncAfter(deadline: .now() + Self.interval) { [weak self] in self?.start() }
    }

    /// Looks once.
    func look() {
        let share = share() ?? 1
        let percent = "\(Int(share * 100)) %"
        if isLow, share >= Self.shareEnough {
            low.store(false, ordering: .relaxed)
            logger.notice("the disk has room again: messages are stored", metadata: ["free": "\(percent)"])
        } else if !isLow, share < Self.shareMin {
            low.store(true, ordering: .relaxed)
            logger.error(
                "the disk is nearly full: new messages are refused until there is room on it; reading goes on",
                metadata: ["free": "\(percent)"])
        }
    }
}
