/// The settings on a command line: every one is a long flag.
///
/// What is on or off is switched by `--mouse` and `--no-mouse`; every other setting takes a value, as `--theme dark` or
/// `--theme=dark`, and what can be a list may be repeated.
package enum SettingFlags {
    /// Takes the settings' flags out of a command line; what is left is for whoever reads the rest.
    ///
    /// - Parameter others: settings whose flag somebody else reads.
    package static func take(
        from arguments: [String], others: Set<String> = []
    ) throws(SettingFlagError) -> (values: [SettingText], rest: [String]) {
        var values: [SettingText] = []
        var rest: [String] = []
        var left = arguments[...]
        while let argument = left.popFirst() {
            if argument == "--" {
                rest.append(argument)
                break
            }
            guard let (row, negated, attached) = find(argument), !others.contains(row.name) else {
                rest.append(argument)
                continue
            }
            let text: String
            if let attached {
                text = attached
            } else if row.kind == .flag {
                text = negated ? "off" : "on"
            } else if let next = left.popFirst() {
                text = next
            } else {
                throw .noValue(row)
            }
            var scratch = Settings()
            do throws(SettingError) {
                try row.set(text, &scratch)
            } catch {
                throw .illegal(row, text)
            }
            add(SettingText(row.name, text), of: row, to: &values)
        }
        return (values, rest + left)
    }

    /// The setting that an argument names, whether it is switched off by that, and the value behind a `=`.
    private static func find(_ argument: String) -> (row: SettingRow, isNegated: Bool, value: String?)? {
        guard argument.hasPrefix("--") else { return nil }
        let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let value = parts.count > 1 ? String(parts[1]) : nil
        if let row = SettingTable.find(name) { return (row, false, value) }
        guard name.hasPrefix("no-"), value == nil, let row = SettingTable.find(String(name.dropFirst(3))),
            row.kind == .flag
        else { return nil }
        return (row, true, nil)
    }

    /// Of two flags for one setting the later one counts; those of a list add up.
    private static func add(_ value: SettingText, of row: SettingRow, to values: inout [SettingText]) {
        guard row.isList, let index = values.firstIndex(where: { $0.name == value.name }) else {
            return values.append(value)
        }
        values[index].text += " " + value.text
    }
}

/// Why a command line sets nothing, as a sentence for who wrote it.
package enum SettingFlagError: Error, Equatable, Sendable {
    /// A value is missing.
    case noValue(SettingRow)
    /// It cannot be that.
    case illegal(SettingRow, String)

    /// What is wrong and what to write.
    package var sentence: String {
        switch self {
        case .noValue(let row): "--\(row.name) needs a value: \(row.kind.sentence)."
        case .illegal(let row, let value): "--\(row.name): it must be \(row.kind.sentence), not \"\(value)\"."
        }
    }

    package static func == (left: SettingFlagError, right: SettingFlagError) -> Bool {
        left.sentence == right.sentence
    }
}
