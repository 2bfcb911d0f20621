/// How one message is laid out across the chat region: gutter, time, nick, text.
struct MessageColumns: Hashable, Sendable {
    /// Where the author's name goes.
    enum Nick: Hashable, Sendable {
        /// Right-aligned in a column of its own, this wide.
        case column(Int)
        /// In front of the text, as `nick: `.
        case inline
    }

    /// Width of the chat region.
    let total: Int
    /// The `!` of a mention has a column of its own at the left.
    let gutter: Bool
    /// The time of day is shown.
    let time: Bool
    /// Where the author's name goes.
    let nick: Nick
    /// Continuation rows begin this far right of the first one.
    let hangingIndent: Int
    /// Blank columns at the right.
    let margin: Int
    /// Columns taken by gutter, time and nick column: on every row, the text begins right of them.
    let lead: Int

    /// Nothing is padded, aligned or left out, so that what is copied reads well elsewhere.
    let bare: Bool

    /// Width of the text, with the nick where it is inline.
    var bodyColumns: Int { max(1, total - lead - margin) }

    /// Chooses the columns by the width of the screen; `wishes` may switch times on or off.
    init(screenColumns: Int, chatColumns: Int, wishes: Layout.Wishes) {
        let airy = screenColumns >= Layout.timesFromColumns && !wishes.bare
        let timeFits = screenColumns >= Layout.stripFromColumns
        total = chatColumns
        bare = wishes.bare
        gutter = airy
        time = timeFits && (wishes.times ?? (screenColumns >= Layout.timesFromColumns))
        margin = airy ? 1 : 0
        let start = (gutter ? 1 : 0) + (time ? Self.timeColumns : 0)
        if wishes.bare {
            nick = .inline
            lead = 0
            hangingIndent = 0
        } else if screenColumns >= Layout.sidebarFromColumns {
            let width = min(Self.nickColumnsMax, Self.nickColumnsMin + max(0, screenColumns - 100) / 10)
            nick = .column(width)
            lead = start + width + Self.nickGap
            hangingIndent = 0
        } else {
            nick = .inline
            lead = start
            hangingIndent = 1
        }
    }

    /// Width of `10:02` and the blank behind it.
    static let timeColumns = 6
    /// Width of the nick column up to 100 columns of screen.
    static let nickColumnsMin = 8
    /// Width of the nick column on the widest screens.
    static let nickColumnsMax = 12
    /// Blank columns between the nick column and the text.
    static let nickGap = 2
}
