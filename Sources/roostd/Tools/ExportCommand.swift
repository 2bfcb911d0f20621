import ArgumentParser
import ChatProtocol
import ChatServer

/// The tool `roostd export [ROOM…]`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes what was said as JSON, one event a line.",
        usage: "roostd export [--data DIR] [ROOM ...]", shouldDisplay: false)

    @OptionGroup var place: DataFlag

    @Argument(help: "The rooms, with or without #; none for all. Conversations of two are left out unless named.")
    var rooms: [String] = []

    func run() throws {
        let names = try rooms.map(Self.name)
        try StoreExport.write(names, of: place.directory()) { try StandardStreams.writeAll(output: $0) }
    }

    private static func name(_ raw: String) throws -> RoomName {
        do throws(NameError) {
            return try RoomName(raw)
        } catch {
            throw ValidationError("\(raw): \(error.sentence)")
        }
    }
}
