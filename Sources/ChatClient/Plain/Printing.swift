import ChatProtocol

/// What an update gives to print in plain mode.
extension Model {
    /// Puts what can be printed now among the effects, before an end of the program.
    mutating func printing(_ effects: [Effect]) -> [Effect] {
        guard lineMode != nil else { return effects }
        let lines = takeLines()
        guard !lines.isEmpty else { return effects }
        let end = effects.firstIndex { if case .quit = $0 { true } else { false } } ?? effects.endIndex
        return effects[..<end] + [.terminal(.print(lines))] + effects[end...]
    }

    /// The lines of the rooms since the last call, then the sentences.
    private mutating func takeLines() -> [PrintedLine] {
        guard var mode = lineMode else { return [] }
        // Not shared while it changes.
        lineMode = nil
        defer { lineMode = mode }
        mode.printed = mode.printed.filter { index(of: $0.key) != nil }
        var lines: [PrintedLine] = []
        for index in rooms.indices where mode.printsRooms {
            let hidden = hiddenItems(in: rooms[index])
            let outputs = mode.printed[rooms[index].key, default: PrintedRoom()]
                .takeSettled(of: &rooms[index], hiding: hidden, at: now.monotonic)
            for output in outputs { lines += line(for: output, in: rooms[index], &mode) }
        }
        for unprinted in mode.unprinted {
            switch unprinted {
            case .line(let line): lines.append(line)
            case .item(let item, let key):
                if let index = index(of: key) { lines += line(for: .item(item), in: rooms[index], &mode) }
            }
        }
        mode.unprinted = []
        return lines
    }

    /// The lines of one output; of a day that is not the last one's, with its date before it.
    private func line(for output: PrintedRoom.Output, in room: RoomState, _ mode: inout LineMode) -> [PrintedLine] {
        switch output {
        case .item(let item):
            if mode.printsEvents { return gapLine(item, in: room) }
            // Who listens to what is said does not hear the doors.
            if case .activity = item.content, !mode.isChat { return [] }
            guard let line = LineText.item(item, in: room, utcOffset: now.utcOffset) else { return [] }
            guard !line.isNotice else { return [line] }
            let time = LocalTime(milliseconds: item.time, offset: now.utcOffset)
            defer { mode.day = time.day }
            return time.day == mode.day ? [line] : [LineText.date(time), line]
        case .unconfirmed(let entry):
            return [LineText.unconfirmed(entry, in: room)]
        case .loss(let outage):
            guard mode.toldLoss != outage.lostAt else { return [] }
            mode.toldLoss = outage.lostAt
            return [LineText.loss(outage, isTried: isTried, utcOffset: now.utcOffset)]
        case .recovery(let outage):
            if outage.recovery?.missed == .fetched(0) {
                guard mode.toldReturn != outage.lostAt else { return [] }
                mode.toldReturn = outage.lostAt
            }
            return [LineText.recovery(outage, in: room, utcOffset: now.utcOffset)]
        case .earlier:
            return mode.printsEvents ? [] : [LineText.notice("Earlier in \(room.title):")]
        case .endOfEarlier:
            return mode.printsEvents ? [] : [LineText.notice("That was earlier in \(room.title).")]
        }
    }

    /// Whether the connection is made again without being asked.
    private var isTried: Bool {
        switch connection.state {
        case .waiting, .returning: true
        case .disconnected, .connecting, .connected, .ended: false
        }
    }

    /// Prints a sentence to the user; nothing follows the last one.
    mutating func printNotice(_ sentence: String) {
        if lineMode?.isOver == false { lineMode?.unprinted.append(.line(LineText.notice(sentence))) }
    }

    /// Prints an entry of the log as the protocol writes it, where that is what is wanted: unchanged, and nothing else
    /// of a room but what is missing.
    mutating func printEvent(_ event: RoomEvent) {
        guard lineMode?.printsEvents == true else { return }
        lineMode?.unprinted.append(.line(Self.line(of: .event(event))))
    }

    private func gapLine(_ item: TimelineItem, in room: RoomState) -> [PrintedLine] {
        guard case .gap(let missing) = item.content, case .room(let name) = room.key else { return [] }
        return [Self.line(of: .gap(Gap(room: name, epoch: missing.epoch, range: missing.range)))]
    }

    private static func line(of message: ServerMessage) -> PrintedLine {
        PrintedLine(String(decoding: JSONDialect.encode(message), as: UTF8.self))
    }
}
