/// What is logged into files.
package struct LoggingSettings: Equatable, Sendable {
    /// Whether every room is, for which /log has said nothing else.
    package var log = false

    static let rows: [SettingRow] = [
        SettingRow("log", \.logging.log, "log every room into files; /log is for one room")
    ]
}
