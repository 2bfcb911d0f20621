import ChatProtocol
import TerminalCore

/// A row of the key table with the keys that a configuration gives it: `bind room-next = ctrl-n f5`.
package struct KeyAssignment: Equatable, Sendable {
    /// The row's name.
    let id: String
    /// The keys; none unbinds the row.
    let presses: [KeyPress]

    /// What a line of a configuration begins with that binds a key.
    static let word = "bind"
    /// What stands for no key.
    private static let none = "none"

    /// Reads a row's name and the names of keys with blanks between them.
    init(_ id: String, keys: String) throws(KeyAssignmentError) {
        guard KeyTable.bindings.contains(where: { $0.id == id }) else {
            throw .unknown(id, meant: NearestName.suggestion(for: id, among: KeyTable.bindings.map(\.id)))
        }
        self.id = id
        let names = keys.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !names.isEmpty else { throw .noKey }
        guard names != [Self.none] else {
            presses = []
            return
        }
        var presses: [KeyPress] = []
        for name in names {
            do throws(KeyNameError) {
                presses.append(try KeyPress(named: name))
            } catch {
                throw .illegal(error)
            }
        }
        self.presses = presses
    }

    /// The line of a configuration that gives a row the keys it has.
    static func line(for row: KeyBinding) -> String {
        "\(word) \(row.id) = \(row.presses.map { $0.label.lowercased() }.joined(separator: " "))"
    }
}

/// Why a line binds no key.
package enum KeyAssignmentError: Error, Equatable, Sendable {
    /// There is no such row; perhaps another was meant.
    case unknown(String, meant: String?)
    /// It names no key.
    case noKey
    /// It names something that is no key, or can't be bound.
    case illegal(KeyNameError)

    /// What is wrong and what to write, for somebody who knows the place.
    var phrase: String {
        switch self {
        case .unknown(let id, let meant?): "nothing called \"\(id)\" can be bound; did you mean \"\(meant)\"?"
        case .unknown(let id, nil): "nothing called \"\(id)\" can be bound; --print-config lists the names"
        case .noKey: "no key is named; none unbinds"
        case .illegal(let error): error.sentence.prefix(1).lowercased() + error.sentence.dropFirst()
        }
    }
}
