/// What zsh completes on a program's command line.
enum ZshCompletion {
    /// The function that zsh loads for the program.
    static func text(of program: ProgramDescription) -> String {
        let tools = program.tools.map { tool in
            "        \(tool.word))\n            shift words\n            (( CURRENT-- ))\n"
                + "            _arguments -S \\\n\(specifications(of: tool, indent: 16))\n            return ;;\n"
        }
        let names = program.tools.map { "'\($0.word):\(quoted($0.abstract))'" }.joined(separator: " ")
        return """
            #compdef \(program.name)
            # Completion of \(program.name) for zsh. Made by `make documents`; changes here are lost.

            _\(program.name)() {
                local -a tools
                tools=(\(names))
                if (( CURRENT > 2 )); then
                    case $words[2] in
            \(tools.joined())        esac
                elif [[ $words[CURRENT] != -* ]]; then
                    _describe -t tools tool tools
                fi
                _arguments -S \\
            \(specifications(of: program, indent: 8))
            }

            _\(program.name) "$@"

            """
    }

    private static func specifications(of program: ProgramDescription, indent: Int) -> String {
        let options = program.flags.flatMap { option in option.names.map { specification(option, $0) } }
        let arguments = program.arguments.map {
            "'\($0.isRepeating ? "*" : ""):\($0.name):\($0.isFile ? "_files" : " ")'"
        }
        let indent = String(repeating: " ", count: indent)
        return (options + arguments).map { indent + $0 }.joined(separator: " \\\n")
    }

    private static func specification(_ option: OptionDescription, _ name: String) -> String {
        let others = option.isRepeating ? "*" : "(\(option.names.joined(separator: " ")))"
        let value = option.valueName.map { ":\(quoted($0)):\(action(for: option.value))" } ?? ""
        return "'\(others)\(name)[\(quoted(option.abstract))]\(value)'"
    }

    private static func action(for value: OptionDescription.Value) -> String {
        switch value {
        case .text: " "
        case .file: "_files"
        case .directory: "_files -/"
        case .words(let words): "(\(words.joined(separator: " ")))"
        }
    }

    /// The text where quotes, brackets and colons mean something.
    private static func quoted(_ text: String) -> String {
        text.map { character in
            switch character {
            case "'": "'\\''"
            case ":", "[", "]", "\\": "\\\(character)"
            default: String(character)
            }
        }.joined()
    }
}
