import ArgumentParser
import ChatServer

/// The tool `roostd restore FILE`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup in the place of all rooms; no server may run.",
        usage: "roostd restore [--data DIR] FILE", shouldDisplay: false)

    @OptionGroup var place: DataFlag

    @Argument(help: "A file that roostd backup has made.")
    var file: String

    func run() throws {
        let result = try StoreRestore.make(
            from: file, in: place.directory(), at: ServerClock.system.wall(), randomBytes: SystemRandom.bytes)
        let aside = result.aside.map { " What was there before is \($0)." } ?? ""
        StandardStreams.write(output: "\(place.directory()) has \(result.count).\(aside)\n")
    }
}
