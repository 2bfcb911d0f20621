import ArgumentParser
import ChatServer

/// The tool `roostd backup FILE`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies all rooms into one file, also while a server runs.",
        usage: "roostd backup [--data DIR] FILE", shouldDisplay: false)

    @OptionGroup var place: DataFlag

    @Argument(help: "The file to make; it must not be there yet.")
    var file: String

    func run() throws {
        let count = try StoreBackup.make(of: place.directory(), to: file)
        StandardStreams.write(output: "\(file) has \(count).\n")
    }
}
