import ChatProtocol

@testable import ChatServer

/// A disk as a value: each write is a whole transaction.
final class SimulatedDisk: Storage {
    /// What is written.
    struct Image {
        var rooms: [RoomName: DurableRoom] = [:]
        var sessions: [SessionID: StoredSession] = [:]
    }

    /// What becomes of a write.
    enum Verdict: Equatable {
        case done
        case refused
        case doneAndReportedFailed
        case killed(isDone: Bool)
        case powerCut
    }

    /// How long events are kept at least where they are not kept for good: much longer than anything is under way.
    private static let retention: Duration = .seconds(2)
    /// Writes that a machine that stops may take with it.
    private static let unsyncedMax = 6

    private(set) var image = Image()
    private(set) var hasFailed = false
    /// Whether nothing can be read at the moment.
    private(set) var isInTrouble = false
    /// The images of before the last writes.
    private var past: [Image] = []
    private var writes = 0
    private var store: SimulatedStore?
    private let world: World
    private let truth: Truth
    private let plan: Plan

    init(_ world: World, truth: Truth, plan: Plan) {
        self.world = world
        self.truth = truth
        self.plan = plan
        // Not where something is unknown or lost besides, which then could not be told apart.
        let isClear = plan.fault != .doneAndReportedFailed && plan.fault != .powerCut
        if isClear, plan.seed.isMultiple(of: 3) { trimLater() }
    }

    func open(whenKilled: @escaping (_ isPowerCut: Bool) -> Void) -> any RoomLogStore & SessionStore {
        let store = SimulatedStore(world, disk: self) { whenKilled($0 == .powerCut) }
        self.store = store
        return store
    }

    /// Carries out a write, or only says so, or does not.
    func write(_ change: (inout Image) -> Void) -> Verdict {
        writes += 1
        let verdict = verdict()
        switch verdict {
        case .done, .doneAndReportedFailed, .killed(isDone: true):
            past = past.suffix(Self.unsyncedMax - 1) + [image]
            change(&image)
            learn()
        case .refused, .killed(isDone: false), .powerCut: break
        }
        world.note("write \(writes) \(verdict)")
        return verdict
    }

    private func verdict() -> Verdict {
        guard let fault = plan.fault, writes >= plan.write else { return .done }
        guard !hasFailed else { return isInTrouble ? .refused : .done }
        hasFailed = true
        switch fault {
        case .refuse: return .refused
        case .refuseForAWhile:
            isInTrouble = true
            world.after(Fault.trouble) { [self] in isInTrouble = false }
            return .refused
        case .doneAndReportedFailed: return .doneAndReportedFailed
        case .killBefore, .killTorn: return .killed(isDone: false)
        case .killAfter: return .killed(isDone: true)
        case .powerCut: return .powerCut
        }
    }

    /// A machine that stops takes the newest writes with it, and every room begins a new life.
    func abandon(isPowerCut: Bool) {
        store?.sever()
        guard isPowerCut else { return }
        image = world.random.element(of: past + [image]) ?? image
        past = []
        for (name, room) in image.rooms {
            image.rooms[name] = room.beginningAgain(Epoch(randomBytes: world.random.bytes(10)))
        }
        learn()
    }

    /// Takes away old events, now and then.
    private func trimLater() {
        world.after(.seconds(1)) { [self] in
            let kept = Timestamp(milliseconds: world.clock.wall - Int64(Self.retention / .milliseconds(1)))
            for name in image.rooms.keys { image.rooms[name]?.trim(before: kept) }
            trimLater()
        }
    }

    private func learn() {
        for room in image.rooms.values {
            let known = truth.count(of: room.name, room.epoch)
            if room.head > known || known == 0 {
                truth.learn((known..<room.head).compactMap { room.events[$0 + 1] }, of: room.name, room.epoch)
            }
        }
    }

    func finish() {}
}
