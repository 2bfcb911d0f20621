/// The text of a configuration file, line by line: `name = value`, `bind row = key`, and lines that begin with `#` for
/// comments.
///
/// Nothing in it is ever a reason to stop: a line that can't be understood is told, and passed over.
package struct ConfigurationText: Equatable, Sendable {
    /// What a line is.
    private enum Content: Equatable, Sendable {
        /// A comment or an empty line.
        case nothing
        case assignment(name: String, value: String)
        case binding(id: String, keys: String)
        /// There is no `=` in it.
        case illegal
    }

    private struct Row: Equatable, Sendable {
        var text: String
        var content: Content
    }

    private var rows: [Row]
    /// Warnings that are told one by one; a file that is no configuration has one in every line.
    private static let warningsMax = 5

    /// Reads a text.
    package init(_ text: String) {
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            Row(text: String(line), content: Self.content(of: line))
        }
        if rows.last?.text.isEmpty == true { rows.removeLast() }
    }

    private static func content(of line: Substring) -> Content {
        let text = line.trimmingSpaces()
        if text.isEmpty || text.hasPrefix("#") { return .nothing }
        guard let equals = text.firstIndex(of: "=") else { return .illegal }
        let name = text[..<equals].trimmingSpaces()
        let value = text[text.index(after: equals)...].trimmingSpaces()
        let words = name.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0].lowercased() == KeyAssignment.word else {
            return .assignment(name: name, value: value)
        }
        return .binding(id: String(words[1]), keys: value)
    }

    /// The text, as it is to be written.
    package var text: String { rows.map { $0.text + "\n" }.joined() }

    /// Sets what the lines say; returns a sentence for each line that can't be followed.
    ///
    /// Of two lines about one setting the later one counts. `file` is what the sentences call the file.
    package func apply(to settings: inout Settings, _ keymap: inout Keymap, file: String = "config") -> [String] {
        var warnings: [String] = []
        for (index, row) in rows.enumerated() {
            var mistake: String?
            switch row.content {
            case .nothing: break
            case .illegal: mistake = "there is no \"=\" in it"
            case .assignment(let name, let value):
                do throws(SettingError) {
                    try settings.set(name, to: value)
                } catch {
                    mistake = error.phrase(value: value)
                }
            case .binding(let id, let keys):
                do throws(KeyAssignmentError) {
                    let assignment = try KeyAssignment(id, keys: keys)
                    keymap.bind(id, to: assignment.presses)
                } catch {
                    mistake = error.phrase
                }
            }
            if let mistake { warnings.append("\(file) line \(index + 1): \(mistake)\(mistake.end) Ignored.") }
        }
        let more = warnings.count - Self.warningsMax
        guard more > 0 else { return warnings }
        return warnings.prefix(Self.warningsMax) + ["\(file): \(more.grouped) more lines can't be followed."]
    }

    /// Puts values into the text: into the last line of a setting where there is one, else below the last line.
    ///
    /// Everything else stays as it is, and a setting that stands as it does for who has set nothing gets no line.
    package mutating func set(_ values: [SettingText]) {
        for value in values {
            let line = "\(value.name) = \(value.text)".trimmingSpaces()
            let row = Row(text: line, content: .assignment(name: value.name, value: value.text))
            let last = rows.lastIndex { if case .assignment(value.name, _) = $0.content { true } else { false } }
            if let last {
                rows[last] = row
            } else if SettingTable.find(value.name)?.standard != value.text {
                rows.append(row)
            }
        }
    }
}

/// A setting as it is written.
package struct SettingText: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// Its value.
    package var text: String

    /// Makes a pair.
    package init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }
}

extension String {
    /// What a sentence ends with that ends with this.
    fileprivate var end: String { hasSuffix("?") || hasSuffix(".") ? "" : "." }
}
