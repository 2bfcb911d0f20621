/// Which other programs are run.
package struct ProgramSettings: Equatable, Sendable {
    /// What opens a link: the program and its first arguments; the link is the last one.
    package var open = ["xdg-open"]
    /// What is run for a mention: the program and its first arguments; the room and what was said are the last ones.
    package var notify: [String] = []

    static let rows: [SettingRow] = [
        SettingRow("open", \.programs.open, "the program that opens a link, without a shell"),
        SettingRow(
            "notify", \.programs.notify,
            "the program run with room and text for a mention unseen"
        ),
    ]
}
