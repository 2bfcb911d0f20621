import ChatClient

/// What a manual page says of itself.
enum Release {
    /// The version of both programs.
    static let version = ClientProgram.version
    /// The day on which the manuals' own sentences were last gone over.
    static let date = "November 26, 2026"
}
