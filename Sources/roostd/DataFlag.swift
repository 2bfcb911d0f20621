import ArgumentParser
import FoundationEssentials

/// Where what is said is kept: for the server and for the tools.
struct DataFlag: ParsableArguments {
    @Option(help: ArgumentHelp("The directory for what is said.", valueName: "dir"))
    var data: String?

    /// The directory that was named, or the one that the XDG base directory specification names.
    func directory(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        if let data { return data }
        let home = environment["HOME"] ?? "/var/lib"
        // The specification: a relative path is to be ignored.
        let base = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/share"
        return base + "/roost"
    }
}
