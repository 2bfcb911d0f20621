import Foundation

/// What ArgumentParser tells of a command (`--experimental-dump-help`), as far as it is needed here.
struct HelpDump: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let defaultValue: String?
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }
}

extension ProgramDescription {
    /// Reads a command and its tools; the parser's own tool for help says nothing that `--help` does not.
    init(_ command: HelpDump.Command, called name: String) {
        self.name = name
        abstract = command.abstract ?? ""
        let shown = (command.arguments ?? []).filter(\.shouldDisplay)
        options = shown.filter { $0.kind != "positional" }.map(OptionDescription.init)
        arguments = shown.filter { $0.kind == "positional" }.map { argument in
            ArgumentDescription(
                name: argument.valueName ?? "", abstract: argument.abstract ?? "", isOptional: argument.isOptional,
                isRepeating: argument.isRepeating)
        }
        tools = (command.subcommands ?? []).filter { $0.commandName != "help" }.map {
            ProgramDescription($0, called: "\(name) \($0.commandName)")
        }
    }
}

extension OptionDescription {
    init(_ argument: HelpDump.Argument) {
        names = (argument.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
            .sorted { $0.count < $1.count }
        valueName = argument.kind == "option" ? argument.valueName : nil
        abstract = argument.abstract ?? ""
        standard = argument.defaultValue
        isRepeating = argument.isRepeating
        switch argument.valueName {
        case "file": value = .file
        case "dir": value = .directory
        default: value = .text
        }
    }
}
