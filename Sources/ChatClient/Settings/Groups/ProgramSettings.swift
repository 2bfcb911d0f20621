/// Which other programs are run.
package struct ProgramSettings: Equatable, Sendable {
    /// What opens a link: the program and its first arguments; the link is the last one.
    package var open = ProgramWords(arguments: ["xdg-open"])
    /// What is run for a mention: the program and its first arguments; the room and what was said are the last ones.
    package var notify = ProgramWords(arguments: [])

    static let rows: [SettingRow] = [
        SettingRow("open", \.programs.open, "the program that opens a link, without a shell"),
        SettingRow("notify", \.programs.notify, "the program run with room and text for a mention unseen"),
    ]
}

/// A program and its first arguments, with blanks between them and no quotes: no shell reads them.
package struct ProgramWords: Equatable, Sendable, SettingValue {
    /// The program's name and what stands behind it; empty for none.
    package var arguments: [String]

    static var kind: SettingKind {
        .ruled("a program and its first arguments, with blanks between them", isList: false)
    }

    /// Makes the words of a program.
    package init(arguments: [String]) {
        self.arguments = arguments
    }

    init(settingText: String) {
        arguments = settingText.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var settingText: String { arguments.joined(separator: " ") }
}
