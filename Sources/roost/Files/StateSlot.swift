import ChatClient

/// The files of one running program below the state directory: `drafts-0`, `sent-0` and `places-0` for the first one.
///
/// Each running program has a slot of its own behind a lock that the system lets go of however the program ends. So
/// two programs never write the same file, and what one that is gone has left is taken over by the next that starts.
nonisolated struct StateSlot: Sendable {
    /// Programs of one user that keep something at one time.
    private static let slotsMax = 64

    /// The directory.
    let directory: StateDirectory
    /// The number in the names of the files.
    let number: Int

    /// Takes a slot that nobody uses, with what was kept in it and in those of programs that are gone.
    ///
    /// From programs that still run come the lines that were sent and the places, not what is being typed there.
    static func takeOver(in directory: StateDirectory) throws(FileTrouble) -> (slot: StateSlot, state: ClientState)? {
        var found: StateSlot?
        var state = ClientState()
        var left: [StateSlot] = []
        for number in 0..<slotsMax {
            let slot = StateSlot(directory: directory, number: number)
            guard directory.has(slot.lockName) else {
                if found == nil, try directory.lock(slot.lockName) != nil { found = slot }
                break
            }
            let isFree = try directory.lock(slot.lockName) != nil
            // What a later version has written is its own.
            guard let kept = slot.read(isFree ? StatePart.allCases : [.sent, .places]) else { continue }
            state.merge(kept)
            if isFree, found == nil { found = slot } else if isFree { left.append(slot) }
        }
        guard let found else { return nil }
        if !left.isEmpty {
            for part in StatePart.allCases { try found.write(part, state.text(of: part)) }
            for slot in left { slot.removeFiles() }
        }
        return (found, state)
    }

    /// Takes a slot in which nothing is kept.
    static func takeEmpty(in directory: StateDirectory) throws(FileTrouble) -> StateSlot? {
        for number in 0..<slotsMax {
            let slot = StateSlot(directory: directory, number: number)
            guard try directory.lock(slot.lockName) != nil else { continue }
            if !StatePart.allCases.contains(where: { directory.has(slot.name(of: $0)) }) { return slot }
        }
        return nil
    }

    /// Writes a part, whole.
    func write(_ part: StatePart, _ text: String) throws(FileTrouble) {
        try directory.write(name(of: part), text)
    }

    private var lockName: String { "lock-\(number)" }

    private func name(of part: StatePart) -> String { "\(part.rawValue)-\(number)" }

    /// Reads these parts; nil when one of them can't be understood.
    private func read(_ parts: [StatePart]) -> ClientState? {
        var state = ClientState()
        for part in parts {
            guard let text = try? directory.read(name(of: part)) ?? "", let kept = ClientState(reading: text) else {
                return nil
            }
            state.merge(kept)
        }
        return state
    }

    private func removeFiles() {
        for part in StatePart.allCases { directory.remove(name(of: part)) }
    }
}
