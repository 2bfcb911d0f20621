import FoundationEssentials
import Glibc

/// What a process has used by now, as the kernel counts it for all of its threads.
package struct ProcessReading: Equatable, Sendable {
    /// Seconds of processor time, in its own code and in the kernel's for it, in steps of 10 ms.
    package let seconds: Double
    /// The part of it that was in the kernel.
    package let kernelSeconds: Double
    /// The memory that it has, in bytes.
    package let residentBytes: Int

    /// Reads `/proc/PID/stat`; nil where there is no such process.
    package init?(of process: Int) {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return nil }
        self.init(
            stat: stat, ticksPerSecond: Double(sysconf(Int32(_SC_CLK_TCK))), pageBytes: sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Reads the text of such a file.
    package init?(stat: String, ticksPerSecond: Double, pageBytes: Int) {
        // The name stands in brackets and may hold anything, brackets and spaces too. Behind it comes field 3.
        guard let bracket = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: bracket)...].split(separator: " ")
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]),
            let pages = Int(fields[21])
        else { return nil }
        seconds = (user + system) / ticksPerSecond
        kernelSeconds = system / ticksPerSecond
        residentBytes = pages * pageBytes
    }

    /// The time in the kernel as a share of all since an earlier reading; nil where there was none.
    package func kernelShare(since before: ProcessReading) -> Double? {
        let all = seconds - before.seconds
        return all > 0 ? (kernelSeconds - before.kernelSeconds) / all : nil
    }
}
