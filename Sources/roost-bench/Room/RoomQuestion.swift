import ChatProtocol

/// Something that is asked of a long room: a row of the table.
///
/// A connection may ask for 20 of them at once that are no `join`, before a server slows it down.
struct RoomQuestion: Sendable {
    let name: String
    /// The command, given the room and its newest event.
    let command: @Sendable (RoomName, Position) throws -> Command
    /// Whether these events, all that came, are the right ones, given the number of the newest.
    let isRight: @Sendable ([RoomEvent], Int64) -> Bool

    /// The one that is asked first: it does not need to know the newest event.
    static let join = RoomQuestion(
        name: "join, the newest 100", command: { room, _ in .join(Join(room: room, last: 100)) },
        isRight: { events, head in isDense(events, from: head - 99) && events.last?.seq == head })

    /// The others, which a member asks.
    static let others: [RoomQuestion] =
        [
            RoomQuestion(
                name: "come back, 400 behind",
                command: { room, head in
                    .join(Join(room: room, position: Position(epoch: head.epoch, seq: head.seq - 400)))
                }, isRight: { events, head in isDense(events, from: head - 399) && events.last?.seq == head })
        ]
        + pages("at the beginning") { _ in pageEvents }
        + pages("in the middle") { $0 / 2 }
        + pages("at the end") { $0 - pageEvents + 1 }
        + [
            search("회의", "a common word of two syllables") { !$0.isEmpty },
            search("층에서 점심 죄송", "three words together") { !$0.isEmpty },
            search("서버", "a word that nobody said") { $0.isEmpty },
            search("강의는", "a word only whose pieces were said") { $0.isEmpty },
        ]

    /// A search of the whole room, whose hits all hold every word.
    private static func search(
        _ words: String, _ name: String, _ isEnough: @escaping @Sendable ([String]) -> Bool
    ) -> RoomQuestion {
        RoomQuestion(
            name: "search for \(name)",
            command: { room, _ in .search(SearchRequest(try SearchWords(words), in: room)) },
            isRight: { events, _ in
                let texts = events.map { event in
                    if case .message(let text, _) = event.body { text } else { "" }
                }
                let wanted = words.split(separator: " ")
                return isEnough(texts) && texts.allSatisfy { text in wanted.allSatisfy { text.contains($0) } }
            })
    }

    private static let pageEvents = Int64(ChatLimits.pageEvents)

    /// The largest pages before, after and around an event.
    private static func pages(_ place: String, _ anchor: @escaping @Sendable (Int64) -> Int64) -> [RoomQuestion] {
        let before = RoomQuestion(
            name: "page before, \(place)", command: page(anchor) { .before($0) },
            isRight: { events, head in
                isDense(events, from: events.first?.seq) && events.last?.seq == anchor(head) - 1
            })
        let after = RoomQuestion(
            name: "page after, \(place)", command: page(anchor) { .after($0) },
            isRight: { events, head in isDense(events, from: anchor(head) + 1) })
        let around = RoomQuestion(
            name: "page around, \(place)", command: page(anchor) { .around($0) },
            isRight: { events, head in
                isDense(events, from: events.first?.seq) && events.contains { $0.seq == anchor(head) }
            })
        return [before, after, around]
    }

    private static func page(
        _ anchor: @escaping @Sendable (Int64) -> Int64,
        _ make: @escaping @Sendable (Position) -> HistoryRequest.Anchor
    ) -> @Sendable (RoomName, Position) -> Command {
        { room, head in
            let position = Position(epoch: head.epoch, seq: anchor(head.seq))
            return .history(HistoryRequest(room: room, anchor: make(position), limit: ChatLimits.pageEvents))
        }
    }

    /// Whether there are events, and each has the number that follows the one before.
    private static func isDense(_ events: [RoomEvent], from first: Int64?) -> Bool {
        guard let first, !events.isEmpty else { return false }
        return events.map(\.seq) == Array(first..<first + Int64(events.count))
    }
}
