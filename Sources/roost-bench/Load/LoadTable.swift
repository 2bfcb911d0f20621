import LoadGenerator

/// A report for people.
struct LoadTable {
    private var table = Table("", "")

    /// Puts a report into rows.
    init(_ report: LoadReport) {
        let connecting = report.connecting
        add("connects/s", connecting.perSecond, 0)
        add("until in, p50 ms", connecting.latency.p50, 2)
        add("until in, p99 ms", connecting.latency.p99, 2)
        add("server us a connect", connecting.serverMicroseconds, 1)
        add("in the kernel, %", connecting.kernelShare.map { $0 * 100 }, 0)
        guard report.seconds > 0 else { return }
        add("deliveries/s", report.deliveriesPerSecond, 0)
        table.add("sent", "\(report.sent)")
        table.add("received, expected", "\(report.received), \(report.expected)")
        table.add("late, overtaken, closed", "\(report.late), \(report.overtaken), \(report.closed)")
        if let close = report.firstClose { table.add("first close", close) }
        table.add("check", report.isExact ? "exact" : "NOT EXACT")
        add("payload bytes", report.payloadBytes, 1)
        for (name, value) in [
            ("p50 ms", report.latency?.p50), ("p90 ms", report.latency?.p90), ("p99 ms", report.latency?.p99),
            ("p99.9 ms", report.latency?.p999), ("max ms", report.latency?.max),
        ] {
            add(name, value, 3)
        }
        add("server ns a delivery", report.serverNanoseconds, 0)
        add("in the kernel, %", report.kernelShare.map { $0 * 100 }, 0)
        add("server % of a core", report.serverSeconds.map { $0 / report.seconds * 100 }, 1)
        add("generator % of a core", report.generatorSeconds.map { $0 / report.seconds * 100 }, 1)
        add("server bytes a connection, joined", report.memory?.bytesPerConnectionJoined, 0)
        add("the same afterwards", report.memory?.bytesPerConnectionAfterwards, 0)
    }

    private mutating func add(_ name: String, _ value: Double?, _ decimals: Int) {
        if let value { table.add(name, Table.number(value, decimals: decimals)) }
    }

    /// Prints a title and the rows.
    func print(_ title: String) { table.print(title) }
}
