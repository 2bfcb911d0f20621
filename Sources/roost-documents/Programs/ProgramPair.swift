import ChatClient
import Foundation

/// Both programs, as they describe themselves.
struct ProgramPair {
    let roost: ProgramDescription
    let roostd: ProgramDescription

    /// What went wrong while a program was asked.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Asks the programs in a folder.
    init(builtIn folder: String) throws {
        var roost = try Self.ask("roost", in: folder)
        // They are the first word, which the parser does not know of.
        roost.tools = try ["send", "tail", "rooms"].map { try Self.ask("roost", $0, in: folder) }
        roost.settings = SettingTable.rows.compactMap { row in
            roost.options.contains { $0.names.contains("--\(row.name)") } ? nil : OptionDescription(row)
        }
        self.roost = roost
        var roostd = try Self.ask("roostd", in: folder)
        roostd.complete(
            "--log-level", with: ["trace", "debug", "info", "notice", "warning", "error", "critical"])
        roostd.complete("--durability", with: ["relaxed", "full"])
        self.roostd = roostd
    }

    private static func ask(_ name: String, _ tool: String? = nil, in folder: String) throws -> ProgramDescription {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "\(folder)/\(name)")
        process.arguments = (tool.map { [$0] } ?? []) + ["--experimental-dump-help"]
        let output = Pipe()
        process.standardOutput = output
        do {
            try process.run()
        } catch {
            throw Failure(description: "\(folder)/\(name) can't be run. swift build makes it.")
        }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let dump = try JSONDecoder().decode(HelpDump.self, from: data)
        return ProgramDescription(dump.command, called: tool.map { "\(name) \($0)" } ?? name)
    }
}

extension ProgramDescription {
    /// Tells what the values of an option are, which the parser does not.
    fileprivate mutating func complete(_ name: String, with words: [String]) {
        for index in options.indices where options[index].names.contains(name) { options[index].value = .words(words) }
    }
}

extension OptionDescription {
    /// The flag of a setting; one that is on or off has a second name that switches it off.
    fileprivate init(_ row: SettingRow) {
        names = row.kind == .flag ? ["--\(row.name)", "--no-\(row.name)"] : ["--\(row.name)"]
        valueName = row.kind == .flag ? nil : row.kind.valueName
        if case .word(let words) = row.kind { value = .words(words) }
        abstract = row.explanation
        standard = row.standard
    }
}
