/// Finds the name that somebody probably meant.
public enum NearestName {
    /// Returns the name closest to a mistyped one, or nil if none is close.
    ///
    /// Close means at most two slips (a letter too many, missing, wrong, or two swapped), and at most one where the name
    /// has three letters or fewer; of equally close names the first is taken.
    public static func suggestion(for typed: String, among names: [String]) -> String? {
        let typed = Array(typed.lowercased().unicodeScalars.prefix(lengthMax + 1))
        guard typed.count <= lengthMax else { return nil }
        var best: (name: String, slips: Int)?
        for name in names {
            let letters = Array(name.unicodeScalars)
            let slips = slips(from: typed, to: letters)
            let allowed = min(typed.count, letters.count) <= 3 ? 1 : 2
            if slips <= allowed && slips < best?.slips ?? .max { best = (name, slips) }
        }
        return best?.name
    }

    /// Longer words are no mistyped names, and comparing costs the product of both lengths.
    private static let lengthMax = 32

    /// Returns the optimal string alignment distance, row by row.
    private static func slips(from typed: [Unicode.Scalar], to name: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...name.count)
        for (row, letter) in typed.enumerated() {
            var current = [row + 1]
            for (column, wanted) in name.enumerated() {
                var slips = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == wanted ? 0 : 1))
                if row > 0 && column > 0 && letter == name[column - 1] && typed[row - 1] == wanted {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current.append(slips)
            }
            beforeLast = last
            last = current
        }
        return last[name.count]
    }
}
