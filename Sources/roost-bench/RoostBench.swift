import ArgumentParser

/// The program: measures on the machine it runs on, and prints tables.
@main
struct RoostBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost-bench",
        abstract: "Measures what Roost costs on this machine.",
        discussion: "Quote ratios of one run, never absolute figures across machines or runs.",
        subcommands: [
            CoreBenchmark.self, StoreBenchmark.self, RoomBenchmark.self, LagBenchmark.self, ClientBenchmark.self,
            LoadCommand.self,
        ])
}
