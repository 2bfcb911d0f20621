import ChatProtocol
import TerminalCore

/// A part of the state, which has a file of its own because it changes at its own pace.
package enum StatePart: String, Hashable, Sendable, CaseIterable {
    /// Lines that were sent; written before the drafts, because a draft may become one.
    case sent
    /// Texts that were not sent: written while the user types.
    case drafts
    /// The last server, how far each room was read, and which are logged.
    case places
}

/// The state as text: a line for each thing that is kept, fields with tabs between them.
///
/// A line that makes no sense is passed over: a file that was damaged costs no more than what is damaged.
extension ClientState {
    /// The first line of each file; a later version of this program that needs another form has another one.
    static let head = "# roost state 1"

    /// Returns a part as it stands in its file.
    package func text(of part: StatePart) -> String {
        let lines: [[String]]
        switch part {
        case .drafts:
            lines = unsent.sorted { $0.key < $1.key }.map { place, unsent in
                let draft = unsent.draft
                return ["draft", place.server.text, place.room, "\(unsent.time)", "\(draft.cursor)"]
                    + ["\(draft.pasted.rawValue)", draft.text]
            }
        case .sent:
            lines = sent.map { ["sent", $0.place.server.text, $0.place.room, "\($0.time)", $0.text] }
        case .places:
            let server = lastServer.map { ["server", $0.address, "\($0.time)"] }
            lines =
                [server].compactMap(\.self)
                + seen.sorted { $0.key < $1.key }.map { place, seen in
                    ["seen", place.server.text, place.room, "\(seen.time)"]
                        + [seen.position.epoch.text, "\(seen.position.seq)"]
                }
                + logged.sorted { $0.key < $1.key }.map { place, logged in
                    ["log", place.server.text, place.room, "\(logged.time)", logged.isOn.settingText]
                }
        }
        return ([Self.head] + lines.map { $0.map(Self.escaped).joined(separator: "\t") }).joined(separator: "\n") + "\n"
    }

    /// Reads the text of a file; `nil` when it was written by a program that knows another form.
    package init?(reading text: String) {
        self.init()
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"))[...]
        // An empty file is one whose writing was cut off before there were atomic ones: nothing.
        guard let first = lines.popFirst() else { return }
        guard Substring(first) == Self.head else { return nil }
        var others = ClientState()
        for line in lines {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            others.read(fields.map { Self.plain(Substring($0)) })
        }
        merge(others)
    }

    private mutating func read(_ fields: [String]) {
        switch (fields.first, fields.count) {
        case ("draft", 7):
            guard let time = Int64(fields[3]), let cursor = Int(fields[4]), let number = Int(fields[5]),
                let pasted = LineEditor.Pasted(rawValue: number), !fields[6].isEmpty, unsent.count < Self.unsentMax
            else { return }
            unsent[place(fields)] = Unsent(draft: .init(fields[6], cursor: cursor, pasted: pasted), time: time)
        case ("sent", 5):
            guard let time = Int64(fields[3]), !fields[4].isEmpty else { return }
            addSent(Sent(place: place(fields), text: fields[4], time: time))
        case ("server", 3):
            if let time = Int64(fields[2]) { lastServer = Server(address: fields[1], time: time) }
        case ("seen", 6):
            guard let time = Int64(fields[3]), let epoch = Epoch(fields[4]), let seq = Int64(fields[5]), seq >= 0,
                seen.count < Self.seenMax
            else { return }
            seen[place(fields)] = Seen(position: Position(epoch: epoch, seq: seq), time: time)
        case ("log", 5):
            guard let time = Int64(fields[3]), let isOn = Bool(settingText: fields[4]) else { return }
            setLogged(isOn, in: place(fields), time: time)
        default:
            break
        }
    }

    private func place(_ fields: [String]) -> Place {
        Place(server: ServerKey(kept: fields[1]), room: fields[2])
    }

    private static func escaped(_ field: String) -> String {
        var text = ""
        for scalar in field.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func plain(_ field: Substring) -> String {
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return String(field) }
        var text = ""
        var isEscape = false
        for scalar in field.unicodeScalars {
            guard isEscape else {
                if scalar == "\\" { isEscape = true } else { text.unicodeScalars.append(scalar) }
                continue
            }
            isEscape = false
            switch scalar {
            case "n": text += "\n"
            case "t": text += "\t"
            case "r": text += "\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
