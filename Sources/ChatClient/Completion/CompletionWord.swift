/// The word before the cursor that Tab completes, and what it can be.
struct CompletionWord: Equatable, Sendable {
    /// What stands before the cursor, back to a space.
    var text: String
    /// Where it stands, in visible characters.
    var range: Range<Int>
    /// What it is completed to.
    var kind: CommandEntry.ArgumentKind
    /// The name begins the line, or a list of names that does: it is spoken to.
    var isAddress: Bool
    /// `alice: ` before it, whose colon becomes a comma when another name follows.
    var followsAddress: Bool

    /// Finds the word before the cursor.
    init(in text: String, cursor: Int) {
        let before = Array(text.prefix(cursor))
        let start = before.lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
        self.text = String(before[start...])
        range = start..<before.count
        // Only a word that begins with the colon: `10:30`, `http:` and `alice:` are left alone.
        let isEmoji = self.text.first == ":" && self.text.count > EmojiTable.lettersMin
        let head = String(before[..<start])
        followsAddress = head.hasSuffix(": ") && Self.isListOfNames(head.dropLast(2))
        isAddress = head.isEmpty || followsAddress
        if head.hasPrefix("/"), !head.hasPrefix("//") {
            isAddress = false
            followsAddress = false
            let name = head.dropFirst().prefix { !$0.isWhitespace }
            kind = CommandTable.find(String(name))?.completes ?? .name
            if kind == .setting,
                let (name, _) = SettingCommands.parts(of: head.dropFirst(1 + name.count).trimmingSpaces())
            {
                kind = .settingValue(name)
            }
            if kind == .nothing, self.text.hasPrefix("#") { kind = .anyRoom }
            if kind == .name, self.text.hasPrefix("#") { kind = .joinedRoom }
        } else if head.isEmpty, self.text.hasPrefix("/"), !self.text.hasPrefix("//") {
            kind = .command
        } else {
            kind = self.text.hasPrefix("#") ? .anyRoom : .name
        }
        if isEmoji {
            kind = .emoji
            isAddress = false
            followsAddress = false
        }
    }

    private static func isListOfNames(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.split(separator: ", ", omittingEmptySubsequences: false).allSatisfy { name in
                !name.isEmpty && !name.contains(where: \.isWhitespace)
            }
    }
}
