/// Which other programs are run.
package struct ProgramSettings: Equatable, Sendable {
    /// What opens a link: the program and its first arguments; the link is the last one.
    package var open = ["xdg-open"]

    static let rows: [SettingRow] = [
        SettingRow("open", \.programs.open, "the program that opens a link, without a shell")
    ]
}
