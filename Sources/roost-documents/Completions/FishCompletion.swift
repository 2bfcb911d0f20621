/// What fish completes on a program's command line.
enum FishCompletion {
    /// The file that fish loads for the program.
    static func text(of program: ProgramDescription) -> String {
        let words = program.tools.map(\.word).joined(separator: " ")
        let none = "\"not __fish_seen_subcommand_from \(words)\""
        let tools = program.tools.map { tool in
            "complete -c \(program.name) -n \(none) -a \(tool.word) -d \(quoted(tool.abstract))"
        }
        let options = program.flags.flatMap { lines(of: $0, program.name, when: none) }
        let toolOptions = program.tools.flatMap { tool in
            let condition = "\"__fish_seen_subcommand_from \(tool.word)\""
            let files =
                tool.arguments.contains(where: \.isFile) ? ["complete -c \(program.name) -n \(condition) -F"] : []
            return files + tool.flags.flatMap { lines(of: $0, program.name, when: condition) }
        }
        return
            (["# Completion of \(program.name) for fish. Made by `make documents`; changes here are lost.", ""]
            + ["complete -c \(program.name) -f"] + tools + options + toolOptions).joined(separator: "\n") + "\n"
    }

    private static func lines(of option: OptionDescription, _ program: String, when condition: String) -> [String] {
        // `--mouse` and `--no-mouse` are two flags, `-n` and `--nick` are one.
        let long = option.names.filter { $0.hasPrefix("--") }
        let short = option.names.filter { !$0.hasPrefix("--") }.map { " -s \($0.dropFirst())" }.joined()
        return long.map { name in
            "complete -c \(program) -n \(condition)\(name == long.first ? short : "") -l \(name.dropFirst(2))"
                + "\(value(of: option)) -d \(quoted(option.abstract))"
        }
    }

    private static func value(of option: OptionDescription) -> String {
        guard option.valueName != nil else { return "" }
        return switch option.value {
        case .text: " -x"
        case .file: " -r -F"
        case .directory: " -x -a \"(__fish_complete_directories)\""
        case .words(let words): " -x -a \"\(words.joined(separator: " "))\""
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
    }
}
