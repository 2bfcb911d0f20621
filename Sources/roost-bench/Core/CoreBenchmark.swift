import ArgumentParser

/// `roost-bench core`: the protocol core alone, without sockets, loops or a chat.
struct CoreBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "core",
        abstract:
            "Measures the protocol core: frames through a session, unmasking, UTF-8, request heads, JSON, DEFLATE.")

    /// Long enough that nobody waits for it by mistake.
    private static let secondsMax = 60.0

    @Option(help: ArgumentHelp("How long each line of a table is measured.", valueName: "seconds"))
    var seconds = 0.3

    func validate() throws {
        guard seconds > 0, seconds <= Self.secondsMax else {
            throw ValidationError("A line is measured for more than 0 and at most \(Int(Self.secondsMax)) seconds.")
        }
    }

    func run() throws {
        let patience = Patience(seconds: seconds)
        FrameTable.print(patience)
        ByteTable.print(patience)
        HeadTable.print(patience)
        try DialectTable.print(patience)
        DeflateTable.print(patience)
    }
}
