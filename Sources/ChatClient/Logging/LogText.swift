import ChatProtocol

/// The words of a log: `bob: pushed`, `* bob waves`, `-- bob set the topic: …`, each on a line with its time.
///
/// A text stands as it was sent but for control characters; its further lines begin with blanks, so that nobody can write
/// a line that looks like another's.
enum LogText {
    private static let indent = "    "

    /// What an event is in a log; `nil` for what this version does not know.
    static func words(for event: RoomEvent) -> String? {
        let nick = event.author.nick
        return switch event.body {
        case .message(let text, .text): lines("\(nick): ", text)
        case .message(let text, .action): lines("* \(nick) ", text)
        case .message(let text, .notice): lines("-\(nick)-: ", text)
        case .topic(""): "-- \(nick) removed the topic"
        case .topic(let topic): lines("-- \(nick) set the topic: ", topic)
        case .moderation(let moderation): lines("-- ", moderation.sentence(by: nick))
        case .redaction: "-- \(nick) took a message back"
        case .tombstone: "-- a message of \(nick) was taken back"
        case .unknown: nil
        }
    }

    /// A text behind a head, without controls, its further lines indented.
    static func lines(_ head: String, _ text: String) -> String {
        head
            + text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(withoutControls)
            .joined(separator: "\n" + indent)
    }

    private static func withoutControls(_ line: Substring) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar == "\t": kept.append(" ")
            case .control: break
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
