/// A table on the standard output, its columns aligned: the first one to the left, the others to the right.
struct Table {
    private var rows: [[String]]

    init(_ heading: [String]) {
        rows = [heading]
    }

    init(_ heading: String...) {
        self.init(heading)
    }

    /// Adds a row with as many cells as the heading has.
    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// Adds a row with as many cells as the heading has.
    mutating func add(_ cells: String...) {
        add(cells)
    }

    /// Prints a title, the table and an empty line.
    func print(_ title: String) {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        Swift.print("\(title)\n")
        for row in rows {
            let cells = zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + space : space + cell.0
            }
            Swift.print("    " + cells.joined(separator: "  "))
        }
        Swift.print("")
    }

    /// Returns a number with as many decimals as asked for.
    static func number(_ value: Double, decimals: Int = 1) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = Int((value * factor).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let digits = "\(abs(scaled))"
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(scaled < 0 ? "-" : "")\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}
