import Glibc

/// How long a measurement goes on.
struct Patience {
    /// The time of the measured rounds together.
    var seconds: Double
    /// The most rounds, so that the samples' memory is there before the first one.
    let roundsMax = 100_000

    /// Rounds that are not counted: caches, branch prediction and the kept buffers settle in them.
    let warmUpRounds = 20
}

/// The nanoseconds that each round of a measurement took.
struct Samples {
    private var nanoseconds: [Int64] = []
    private var sum: Int64 = 0
    private let patience: Patience

    init(_ patience: Patience) {
        self.patience = patience
        nanoseconds.reserveCapacity(patience.roundsMax)
    }

    /// Whether the time is up.
    var areEnough: Bool {
        Double(sum) >= patience.seconds * 1e9 || nanoseconds.count == patience.roundsMax
    }

    /// Adds the round that began at a reading of ``clock()`` and ends now.
    mutating func add(since start: Int64) {
        add(nanoseconds: Self.clock() - start)
    }

    /// Adds what was measured apart.
    mutating func add(nanoseconds taken: Int64) {
        sum += taken
        nanoseconds.append(taken)
    }

    /// The shortest round: what the machine can do when nothing disturbs it.
    var best: Double { Double(nanoseconds.min() ?? 0) }

    /// The median round: what it does.
    var median: Double { Double(nanoseconds.sorted()[nanoseconds.count / 2]) }

    /// The monotonic clock in nanoseconds.
    static func clock() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
