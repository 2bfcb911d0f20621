import FoundationEssentials
import Glibc

/// What the system says of a process: the time it has had, and the memory it has.
enum ProcessFigures {
    /// The seconds of processor time that all its threads have had, in steps of a hundredth.
    static func processorSeconds(of pid: Int32) throws -> Double {
        // Behind the name, which may hold anything but ends with the last parenthesis, are the fields from the third on.
        let stat = try text("/proc/\(pid)/stat")
        guard let end = stat.lastIndex(of: ")") else { throw BenchmarkFailure("/proc has another form here.") }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            throw BenchmarkFailure("/proc has another form here.")
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The memory that it has in the machine, in MiB.
    static func residentMebibytes(of pid: Int32) throws -> Double {
        for line in try text("/proc/\(pid)/status").split(separator: "\n") where line.hasPrefix("VmRSS:") {
            if let kibibytes = Double(line.split { $0 == " " || $0 == "\t" }[1]) { return kibibytes / 1024 }
        }
        throw BenchmarkFailure("/proc has another form here.")
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
