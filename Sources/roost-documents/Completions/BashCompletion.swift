/// What bash completes on a program's command line.
enum BashCompletion {
    /// The file that bash-completion loads when the program is first completed.
    static func text(of program: ProgramDescription) -> String {
        let function = "_\(program.name)"
        let toolCases = program.tools.map { tool in
            "        \(tool.word)) options=\"\(words(tool))\"\(tool.arguments.contains(where: \.isFile) ? " files=yes" : "") ;;\n"
        }
        let values = values(of: program).map { "        \($0.names)) \($0.action); return ;;\n" }
        let tools = program.tools.map(\.word).joined(separator: " ")
        return """
            # Completion of \(program.name) for bash. Made by `make documents`; changes here are lost.

            \(function)() {
                COMPREPLY=()
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
                local options="\(words(program))" files=""
                case ${COMP_WORDS[1]} in
            \(toolCases.joined())    esac
                case $before in
            \(values.joined())    esac
                if [[ $word == -* ]]; then
                    COMPREPLY=($(compgen -W "$options" -- "$word"))
                elif [[ $COMP_CWORD -eq 1 ]]; then
                    COMPREPLY=($(compgen -W "\(tools)" -- "$word"))
                fi
                [[ -n $files ]] || compopt +o default 2>/dev/null
            }
            complete -o default -F \(function) \(program.name)

            """
    }

    private static func words(_ program: ProgramDescription) -> String {
        program.flags.flatMap(\.names).joined(separator: " ")
    }

    /// What is done behind the flags that take a value, those that do the same together.
    private static func values(of program: ProgramDescription) -> [(names: String, action: String)] {
        var actions: [(names: [String], action: String)] = []
        for option in ([program] + program.tools).flatMap(\.flags) where option.valueName != nil {
            let action = action(for: option.value)
            if let index = actions.firstIndex(where: { $0.action == action }) {
                actions[index].names += option.names.filter { !actions[index].names.contains($0) }
            } else {
                actions.append((option.names, action))
            }
        }
        return actions.map { ($0.names.joined(separator: " | "), $0.action) }
    }

    private static func action(for value: OptionDescription.Value) -> String {
        switch value {
        case .text: "compopt +o default"
        // Without an answer of ours, bash completes names of files.
        case .file: "COMPREPLY=()"
        case .directory: "compopt -o dirnames"
        case .words(let words): "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))"
        }
    }
}
