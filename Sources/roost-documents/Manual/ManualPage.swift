/// A manual page in mdoc, the way of writing them that both groff and mandoc read.
struct ManualPage {
    private var lines: [String]

    /// Lines of a source are kept this short.
    private static let columns = 78

    /// Begins a page.
    init(_ name: String, section: Int, _ purpose: String) {
        lines = [
            ".\\\" Made by `make documents`; changes here are lost.",
            ".Dd \(Release.date)",
            ".Dt \(name.uppercased()) \(section)",
            ".Os Roost \(Release.version)",
            ".Sh NAME",
            ".Nm \(name)",
            ".Nd \(Self.escaped(purpose))",
        ]
    }

    /// The page.
    var text: String { lines.joined(separator: "\n") + "\n" }

    /// Begins a section.
    mutating func section(_ title: String) { lines.append(".Sh \(title)") }

    /// Begins a part of a section.
    mutating func part(_ title: String) { lines.append(".Ss \(Self.argument(title))") }

    /// Adds macros as they are.
    mutating func macros(_ macros: String...) { lines += macros }

    /// Adds paragraphs.
    mutating func paragraphs(_ texts: String...) {
        for (index, text) in texts.enumerated() {
            if index > 0 { lines.append(".Pp") }
            lines += Self.sentences(text)
        }
    }

    /// Adds a line that is shown as it is.
    mutating func example(_ text: String) { lines.append(".Dl \(Self.argument(text))") }

    /// Adds a list of things with what is to be said of each.
    mutating func list(_ entries: [(head: String, body: String)]) {
        guard !entries.isEmpty else { return }
        lines.append(".Bl -tag -width Ds")
        for entry in entries {
            lines.append(".It \(entry.head)")
            lines += Self.sentences(entry.body)
        }
        lines.append(".El")
    }

    /// How a program is called.
    mutating func synopsis(of program: ProgramDescription) {
        let words = program.name.split(separator: " ")
        lines.append(".Nm \(words.first ?? "")")
        if words.count > 1 { lines.append(".Cm \(words.dropFirst().joined(separator: " "))") }
        lines.append(".Op Ar options")
        for argument in program.arguments {
            let name = "Ar \(argument.name)" + (argument.isRepeating ? " ..." : "")
            lines.append(argument.isOptional ? ".Op \(name)" : ".\(name)")
        }
    }

    /// Adds a list of flags.
    mutating func flags(_ options: [OptionDescription]) {
        list(
            options.map { option in
                let names = option.names.map { "Fl " + Self.flagName($0) }
                let value = option.valueName.map { " Ar \(Self.argument($0))" } ?? ""
                let standard = option.standard.map { $0.isEmpty ? "" : " Default: \($0)." } ?? ""
                return (names.joined(separator: " , ") + value, Self.ended(option.abstract) + standard)
            })
    }

    /// A list of exit statuses.
    mutating func statuses(_ statuses: [(status: Int, meaning: String)]) {
        list(statuses.map { ("\($0.status)", Self.sentence($0.meaning)) })
    }

    // MARK: Text

    /// A phrase as a sentence.
    static func sentence(_ phrase: String) -> String {
        ended(phrase.prefix(1).uppercased() + phrase.dropFirst())
    }

    private static func ended(_ text: String) -> String {
        text.hasSuffix(".") || text.isEmpty ? text : text + "."
    }

    /// A text as one argument of a macro, whatever words are in it.
    static func argument(_ text: String) -> String {
        let quoted = escaped(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
        // A mark at its end would be taken for the end of a sentence.
        return "\"\\&" + quoted + (quoted.last?.isPunctuation == true ? "\\&\"" : "\"")
    }

    private static func flagName(_ name: String) -> String {
        escaped(name.hasPrefix("--") ? "-" + name.dropFirst(2) : String(name.dropFirst()))
    }

    /// A text as lines: each sentence begins one, and none is long.
    private static func sentences(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").map({ escaped(String($0)) }) {
            if !line.isEmpty, line.count + 1 + word.count > columns {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
            if word.hasSuffix(".") || word.hasSuffix("?"), !word.hasSuffix("...") {
                lines.append(line)
                line = ""
            }
        }
        lines += line.isEmpty ? [] : [line]
        // What begins like a macro is text.
        return lines.map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "`": continue
            case "…": escaped += "..."
            case "-": escaped += "\\-"
            case "~": escaped += "\\(ti"
            case "^": escaped += "\\(ha"
            case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
            default: escaped += "\\[u" + String(scalar.value, radix: 16, uppercase: true) + "]"
            }
        }
        return escaped
    }
}
