import ArgumentParser
import ChatServer
import FoundationEssentials
import Logging

/// Where a benchmark keeps its databases: a directory of its own for each, gone afterwards.
struct DataFolder: ParsableArguments {
    @Option(
        help: ArgumentHelp("Where the database goes; what lies on another disk measures that one.", valueName: "dir"))
    var folder = FileManager.default.temporaryDirectory.path

    /// Runs something with the path of a data directory, which does not exist yet.
    func withDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let path = folder + "/roost-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(path)
    }

    /// Opens the store in a data directory.
    static func open(
        _ path: String, durability: Durability = .relaxed, checkpoints: CheckpointRule = CheckpointRule()
    ) throws -> SQLiteStore {
        let options = SQLiteStore.Options(durability: durability, boot: "bench", checkpoints: checkpoints)
        return try SQLiteStore(
            directory: path, options: options, logger: BenchServer.logger, randomBytes: SystemRandom.bytes)
    }
}
