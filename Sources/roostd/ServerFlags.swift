import ArgumentParser
import ChatServer
import Logging

/// The flags; each line of help fits beside its flag on a terminal of 80 columns.
struct ServerFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Listen on this address only.", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("Listen here; 0 takes a free port.", valueName: "n"))
    var port = 8080

    @Option(help: ArgumentHelp("Tell everybody this sentence on arriving.", valueName: "text"))
    var motd: String?

    @Option(help: ArgumentHelp("Messages a second; 0: any number.", valueName: "n[:burst]"))
    var rate = RateArgument()

    @Option(help: ArgumentHelp("Connections at once; 0: any number.", valueName: "n"))
    var maxConnections = 10_000

    @Option(help: ArgumentHelp("The same for one address.", valueName: "n"))
    var maxPerAddress = 64

    @Option(help: ArgumentHelp("Bytes of one message.", valueName: "bytes"))
    var maxMessage = 16_384

    @Flag(help: "Compress for nobody, also who asks for it.")
    var noDeflate = false

    @Option(help: ArgumentHelp("Silence in s until a ping; 0: never.", valueName: "s"))
    var pingInterval = 20

    @Option(help: ArgumentHelp("Event loops (default: one a core).", valueName: "n"))
    var threads: Int?

    @Option(help: ArgumentHelp("Let pages of this host connect; repeatable.", valueName: "name"))
    var allowHost: [String] = []

    @Option(
        help: ArgumentHelp("trace debug notice warning error critical; else info.", valueName: "level"),
        transform: ServerFlags.level)
    var logLevel = Logger.Level.info

    @Option(help: ArgumentHelp("Ask everybody for the password in here.", valueName: "file"))
    var passwordFile: String?

    // For the script behind `make run`; the list of options is as long as a screen without it.
    @Flag(help: ArgumentHelp("End when the last person has left.", visibility: .hidden))
    var untilEmpty = false

    @OptionGroup var place: DataFlag

    @Flag(help: "Keep it in memory only, until the server stops.")
    var memory = false

    @Option(
        help: ArgumentHelp("full: survive a power cut, too; else relaxed.", valueName: "mode"),
        transform: ServerFlags.durability)
    var durability = Durability.relaxed

    @Option(help: ArgumentHelp("Days, messages kept; 0: all.", valueName: "days[:n]"))
    var keep = KeepArgument()

    /// The server's configuration as the flags set it.
    var configuration: ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.motd = motd
        configuration.rate = rate.rate
        configuration.connectionsMax = maxConnections
        configuration.connectionsPerAddress = maxPerAddress
        configuration.messageBytes = maxMessage
        configuration.deflate = !noDeflate
        configuration.pingInterval = pingInterval == 0 ? nil : .seconds(pingInterval)
        configuration.threads = threads
        configuration.allowedHosts = allowHost
        return configuration
    }

    func validate() throws {
        try check(port, "--port", 0...65_535)
        try check(maxConnections, "--max-connections", 0...1_000_000)
        try check(maxPerAddress, "--max-per-address", 0...1_000_000)
        try check(maxMessage, "--max-message", ServerConfiguration.messageBytesRange)
        try check(pingInterval, "--ping-interval", 0...3_600)
        if let threads { try check(threads, "--threads", 1...256) }
        guard !memory || place.data == nil else { throw ValidationError("--data and --memory exclude each other") }
        if let motd, motd.utf8.count > 1_024 { throw ValidationError("--motd takes at most 1024 bytes of text") }
    }

    @Sendable private static func level(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else {
            throw ValidationError("it is one of trace, debug, info, notice, warning, error and critical")
        }
        return level
    }

    @Sendable private static func durability(_ text: String) throws -> Durability {
        guard let durability = Durability(rawValue: text) else { throw ValidationError("it is relaxed or full") }
        return durability
    }

    private func check(_ value: Int, _ flag: String, _ range: ClosedRange<Int>) throws {
        guard !range.contains(value) else { return }
        throw ValidationError("\(flag) takes a number from \(range.lowerBound) to \(range.upperBound)")
    }
}
