/// What is held of a room, and what is told of ourselves there.
package struct RoomSettings: Equatable, Sendable {
    /// Which way it is told who types.
    package enum Typing: String, CaseIterable, Sendable, SettingValue {
        case both, send, show, none

        /// Whether the others are told that we type.
        var tells: Bool { self == .both || self == .send }
        /// Whether it is shown who of the others types.
        var shows: Bool { self == .both || self == .show }
    }

    /// Which way it is told who types.
    package var typing: Typing = .both
    /// Lines held of a room.
    package var held = Timeline.itemsStandard

    static let rows: [SettingRow] = [
        SettingRow("typing", \.rooms.typing, "who types: told to others, shown here, or both"),
        SettingRow(
            "held", \.rooms.held, "lines of a room held here; others are fetched",
            kind: .number(1_000...100_000)),
    ]
}
