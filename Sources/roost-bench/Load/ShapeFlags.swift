import ArgumentParser
import LoadGenerator

/// How many do what for how long.
struct ShapeFlags: ParsableArguments {
    private static let connectionsMax = 50_000
    private static let sizeMax = 1024 * 1024
    private static let windowMax = 4096
    private static let rateMax = 1_000_000.0
    private static let secondsMax = 600.0

    @Option(help: ArgumentHelp("Rooms, all alike.", valueName: "n"))
    var rooms = 1

    @Option(help: ArgumentHelp("Members of each room.", valueName: "n"))
    var receivers = 10

    @Option(help: ArgumentHelp("Those of them who speak.", valueName: "n"))
    var senders = 1

    @Option(help: ArgumentHelp("Those who stop reading once they are in.", valueName: "n"))
    var stalled = 0

    @Option(help: ArgumentHelp("Bytes of a message's body.", valueName: "bytes"))
    var size = 64

    @Option(help: ArgumentHelp("Closed loop: in flight, for each sender.", valueName: "n"))
    var window = 1

    @Option(help: ArgumentHelp("Open loop: messages a second, of all together.", valueName: "n"))
    var rate: Double?

    @Flag(help: "Nobody says anything.")
    var idle = false

    @Option(help: ArgumentHelp("Attempts to connect at once.", valueName: "n"))
    var atOnce = 64

    @Option(help: ArgumentHelp("Pause before the first message.", valueName: "s"))
    var settle = 0.3

    @Option(help: ArgumentHelp("Messages that do not count.", valueName: "s"))
    var warmUp = 1.0

    @Option(help: ArgumentHelp("Messages that count.", valueName: "s"))
    var duration = 3.0

    @Option(help: ArgumentHelp("Wait so long for what is on its way.", valueName: "s"))
    var drain = 5.0

    @Option(help: ArgumentHelp("The end of everything.", valueName: "s"))
    var deadline = 120.0

    /// Checks the figures, with a storm's connections where there is one.
    func validate(storm: Int?) throws {
        try check(storm ?? rooms * receivers, "connections", 1...Self.connectionsMax)
        try check(rooms * senders, "senders", 0...Marker.sendersMax)
        try check(size, "bytes", Marker.byteCount...Self.sizeMax)
        try check(window, "messages in flight", 1...Self.windowMax)
        try check(atOnce, "attempts at once", 1...Self.connectionsMax)
        guard senders + stalled <= receivers else {
            throw ValidationError("Senders and those who stop reading are different members of a room.")
        }
        guard rate.map({ $0 > 0 && $0 <= Self.rateMax }) != false else {
            throw ValidationError("A rate is above 0 and at most \(Int(Self.rateMax)).")
        }
        for seconds in [settle, warmUp, duration, drain, deadline] where !(0...Self.secondsMax).contains(seconds) {
            throw ValidationError("Times are from 0 to \(Int(Self.secondsMax)) s.")
        }
    }

    private func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws {
        guard !range.contains(value) else { return }
        throw ValidationError("There are from \(range.lowerBound) to \(range.upperBound) \(name).")
    }

    /// The times of a run.
    var times: LoadRun.Times {
        var times = LoadRun.Times()
        times.settling = .seconds(settle)
        times.warmUp = .seconds(warmUp)
        times.measuring = .seconds(duration)
        times.draining = .seconds(drain)
        return times
    }

    /// Puts the figures into a plan.
    func apply(to plan: inout LoadPlan) {
        (plan.rooms, plan.receivers, plan.senders, plan.stalled) = (rooms, receivers, senders, stalled)
        (plan.size, plan.atOnce) = (size, atOnce)
        plan.loop = idle || senders == 0 ? .idle : rate.map { .open(rate: $0) } ?? .closed(window: window)
    }

    /// A line that says what was asked for.
    func title(_ plan: LoadPlan) -> String {
        let pace =
            switch plan.loop {
            case .idle: "nobody speaks"
            case .closed(let window): "\(window) in flight each"
            case .open(let rate): "\(Int(rate)) messages a second"
            }
        return "\(plan.rooms) x \(plan.receivers) connections, \(plan.senders) senders a room, \(pace), \(size) bytes"
    }
}
