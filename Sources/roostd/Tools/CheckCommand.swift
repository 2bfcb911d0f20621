import ArgumentParser
import ChatServer

/// The tool `roostd check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks for damage in what is kept; status 65 if there is any.",
        usage: "roostd check [--data DIR]", shouldDisplay: false)

    @OptionGroup var place: DataFlag

    func run() throws {
        let (count, problems) = try StoreCheck.run(on: place.directory())
        guard problems.isEmpty else {
            for problem in problems { StandardStreams.write(output: problem + "\n") }
            throw ExitCode(ExitStatus.data.rawValue)
        }
        StandardStreams.write(output: "No problem found\(count.map { " in \($0)" } ?? "").\n")
    }
}
