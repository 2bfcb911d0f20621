import ArgumentParser
import Foundation

/// Writes manual pages, completions of shells, and the tables of the README.
///
/// All of it comes from the tables and flags that the programs themselves go by.
@main
struct RoostDocuments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost-documents", abstract: "Writes the documents that are made of the programs' own tables.")

    @Option(help: "The project's folder.")
    var root = "."

    @Option(help: "The folder of the built programs; without it, this program's own.")
    var programs: String?

    @Flag(help: "Write nothing; tell which documents are not as they would be written, and fail if there are any.")
    var check = false

    func run() throws {
        let folder = programs ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        let root = URL(fileURLWithPath: root)
        var stale: [String] = []
        for document in try Documents.all(of: ProgramPair(builtIn: folder), root: root) {
            let file = root.appending(path: document.path)
            guard (try? String(contentsOf: file, encoding: .utf8)) != document.text else { continue }
            stale.append(document.path)
            guard !check else { continue }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(document.text.utf8).write(to: file)
        }
        for path in stale { print(check ? "\(path) is not up to date." : "wrote \(path)") }
        guard check, !stale.isEmpty else { return }
        print("Run: make documents")
        throw ExitCode.failure
    }
}
