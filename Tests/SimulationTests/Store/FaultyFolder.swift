import CFaultyDisk
import ChatProtocol
import Foundation
import Logging
import Synchronization

@testable import ChatServer

/// The real store on a disk that fails at its n-th change; each life of the server has a copy of what the last one left.
final class FaultyFolder: Storage {
    /// The machine's lives: power that is lost ends one.
    private var boots = 1
    private var lives = 0
    private(set) var hasFailed = false
    private var isArmed = true
    /// Changes of the disk in the lives before this one.
    private var changes = 0
    /// The size of the log when this life began, which is on the disk for sure.
    private var syncedLog = 0
    private var current: (real: SQLiteStore, stepped: SteppedStore)?
    private let sessions = SessionShelf()
    private let folder: String
    private let durability: Durability
    private let world: World
    private let truth: Truth
    private let plan: Plan

    /// Makes the storage in a folder of its own, which may be known as a disk from a run before.
    init(_ world: World, truth: Truth, plan: Plan, folder: String) {
        self.world = world
        self.truth = truth
        self.plan = plan
        self.folder = folder
        durability = plan.fault == .powerCut || plan.seed.isMultiple(of: 2) ? .relaxed : .full
        try? FileManager.default.removeItem(atPath: folder)
        if cfd_install() != 0 { world.violate("there is no faulty disk") }
        arm(0)
    }

    private var path: String { "\(folder)/\(lives)" }

    private func arm(_ n: Int) {
        let fault = plan.fault == .refuse ? CFD_ONCE : plan.fault == .killTorn ? CFD_TORN : CFD_FROM_THEN_ON
        if unsafe cfd_arm(folder, n, fault) != 0 { world.violate("there are too many faulty disks") }
    }

    /// Where the fault is that the disk refuses something.
    private var isRefusing: Bool { plan.fault != .killAfter && plan.fault != .powerCut }

    func open(whenKilled: @escaping (_ isPowerCut: Bool) -> Void) -> any RoomLogStore & SessionStore {
        guard let real = openReal() else { return MemoryRoomLogStore(randomBytes: SystemRandom.bytes) }
        syncedLog = logSize
        let stepped = SteppedStore(real, world, truth: truth, sessions: sessions) { [self] in isKilled(whenKilled) }
        learn(real, stepped)
        current = (real, stepped)
        if isArmed { arm(isRefusing ? plan.write - changes : 0) }
        return stepped
    }

    private func openReal() -> SQLiteStore? {
        let chance = Mutex(world.random.split())
        let options = SQLiteStore.Options(
            durability: durability, boot: "boot \(boots)", now: world.clock.server.wall, freeShare: { 1 })
        do {
            return try SQLiteStore(
                directory: path, options: options,
                logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() },
                randomBytes: { count in chance.withLock { $0.bytes(count) } })
        } catch {
            world.violate("the store can't be opened: \(error)")
            return nil
        }
    }

    /// Looks after a transaction whether the fault has come, and has the server end where it is that.
    private func isKilled(_ whenKilled: @escaping (_ isPowerCut: Bool) -> Void) -> Bool {
        let count = unsafe cfd_count(folder)
        guard isArmed, let fault = plan.fault, changes + count >= plan.write else { return false }
        isArmed = false
        hasFailed = true
        switch fault {
        case .refuse, .doneAndReportedFailed: return false
        case .refuseForAWhile:
            world.after(Fault.trouble) { [folder] in unsafe cfd_disarm(folder) }
            return false
        case .killBefore, .killTorn, .killAfter, .powerCut:
            current?.stepped.sever()
            world.after(.zero) { whenKilled(fault == .powerCut) }
            return true
        }
    }

    func abandon(isPowerCut: Bool) {
        guard let (real, stepped) = current else { return }
        stepped.sever()
        changes += unsafe cfd_count(folder)
        unsafe cfd_disarm(folder)
        let left = path
        lives += 1
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for file in ["/rooms.sqlite", "/rooms.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: left + file, toPath: path + file)
            }
            if isPowerCut { try loseUnsynced() }
        } catch {
            world.violate("the store's files can't be copied: \(error)")
        }
        real.close()
        try? FileManager.default.removeItem(atPath: left)
    }

    /// The system had not yet written the end of the log.
    private func loseUnsynced() throws {
        boots += 1
        let size = world.random.number(in: syncedLog...max(logSize, syncedLog))
        let log = try FileHandle(forWritingTo: URL(filePath: path + "/rooms.sqlite-wal"))
        try log.truncate(atOffset: UInt64(size))
        try log.close()
    }

    private var logSize: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/rooms.sqlite-wal")
        return (attributes?[.size] as? Int) ?? 0
    }

    /// Holds what the file has against what was told of it, and takes it for the truth from now on.
    private func learn(_ real: SQLiteStore, _ stepped: SteppedStore) {
        for (room, _) in real.storedRooms {
            let log = SteppedLog(
                real.openLog(of: room, on: stepped.completions), of: room, store: stepped, loop: stepped.completions)
            guard log.head >= truth.count(of: room, log.epoch) else {
                world.violate("\(room) has lost what it had: \(log.head) of \(truth.count(of: room, log.epoch))")
                continue
            }
            log.learnAll()
        }
    }

    func finish() {
        unsafe cfd_disarm(folder)
        if let (real, stepped) = current {
            real.close()
            if let again = openReal() {
                learn(again, stepped)
                again.close()
            }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }
}
