import ChatProtocol

extension Model {
    /// What Tab can insert for a word, best first; empty when nothing fits.
    func candidates(for word: CompletionWord) -> [Completion.Candidate] {
        switch word.kind {
        case .command: commandCandidates(word.text)
        case .anyRoom: roomCandidates(word.text, joinedOnly: false)
        case .joinedRoom: roomCandidates(word.text, joinedOnly: true)
        case .name: nameCandidates(word)
        case .emoji: emojiCandidates(word.text)
        case .theme: themeCandidates(word.text)
        case .setting: settingCandidates(word.text)
        case .settingValue(let name): valueCandidates(word.text, of: name)
        case .nothing: []
        }
    }

    private func commandCandidates(_ typed: String) -> [Completion.Candidate] {
        let word = (typed.hasPrefix("/") ? String(typed.dropFirst()) : typed).lowercased()
        // Hands in Hangul mode mean the same keys.
        let part = HangulLayout.latinKeys(for: word) ?? word
        return CommandTable.commands.filter { $0.name.hasPrefix(part) }.map { entry in
            let slash = typed.hasPrefix("/") ? "/" : ""
            return Completion.Candidate(
                label: "/" + entry.name, detail: entry.arguments, insertion: slash + entry.name + " ")
        }
    }

    private func roomCandidates(_ typed: String, joinedOnly: Bool) -> [Completion.Candidate] {
        let part = typed.foldedForMatching
        var names = rooms.filter { $0.peer == nil || joinedOnly }.map(\.title)
        if !joinedOnly { names += session.listedRooms.sorted().map(\.description).filter { !names.contains($0) } }
        return names.filter { $0.foldedForMatching.hasPrefix(part) }.map {
            Completion.Candidate(label: $0, detail: "", insertion: $0 + " ")
        }
    }

    private func themeCandidates(_ typed: String) -> [Completion.Candidate] {
        ThemeName.allCases.map(\.rawValue).filter { $0.hasPrefix(typed.lowercased()) }.map {
            Completion.Candidate(label: $0, detail: "", insertion: $0 + " ")
        }
    }

    private func settingCandidates(_ typed: String) -> [Completion.Candidate] {
        let part = typed.lowercased()
        let rows = SettingTable.rows.filter { $0.name.hasPrefix(part) }.map {
            Completion.Candidate(label: $0.name, detail: $0.text(in: settings), insertion: $0.name + " ")
        }
        guard SettingCommands.save.hasPrefix(part) else { return rows }
        return rows + [Completion.Candidate(label: SettingCommands.save, detail: "", insertion: SettingCommands.save)]
    }

    /// What a setting can be; where that is anything, what it is.
    private func valueCandidates(_ typed: String, of name: String) -> [Completion.Candidate] {
        guard let row = SettingTable.find(name) else { return [] }
        let current = row.text(in: settings)
        let values = row.kind.values.isEmpty ? [current].filter { !$0.isEmpty } : row.kind.values
        return values.filter { $0.lowercased().hasPrefix(typed.lowercased()) }.map {
            Completion.Candidate(label: $0, detail: "", insertion: $0)
        }
    }

    /// Emoji by a part of their names, those that begin with it first.
    private func emojiCandidates(_ typed: String) -> [Completion.Candidate] {
        let part = String(typed.dropFirst()).lowercased()
        let found = EmojiTable.entries.filter { $0.name.contains(part) }
        let ordered = found.filter { $0.name.hasPrefix(part) } + found.filter { !$0.name.hasPrefix(part) }
        return ordered.map { Completion.Candidate(label: $0.emoji, detail: $0.name, insertion: $0.emoji + " ") }
    }

    /// Names of the shown room: who spoke last, then whom we addressed last, then the alphabet.
    private func nameCandidates(_ word: CompletionWord) -> [Completion.Candidate] {
        guard let index = shownIndex else { return [] }
        // A large room names nobody; who has spoken lately is known all the same.
        let list = rooms[index].people.list ?? rooms[index].memory.speakers.keys
        let part = word.text.foldedForMatching
        let matching = list.filter { $0.uid != me?.uid && $0.nick.text.foldedForMatching.hasPrefix(part) }
        let spoke = rooms[index].memory.speakers.keys.compactMap { speaker in matching.first { $0.uid == speaker.uid } }
        let addressed = rooms[index].memory.addressed.keys.compactMap { person in
            matching.first { $0.uid == person.uid }
        }
        var ordered: [People.Person] = []
        for person in spoke + addressed + matching where !ordered.contains(person) { ordered.append(person) }
        let at = word.text.hasPrefix("@") ? "@" : ""
        return ordered.map {
            Completion.Candidate(
                label: at + $0.nick.text, detail: "", insertion: at + $0.nick.text + (word.isAddress ? ": " : " "))
        }
    }
}

extension String {
    /// The text as completion compares it: in lower case, without `@`, `#`, `_` and `[` in front.
    fileprivate var foldedForMatching: String {
        String(lowercased().drop { "@#_[".contains($0) })
    }
}
