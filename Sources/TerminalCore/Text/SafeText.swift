/// Turns any text into units that cannot harm a terminal nor shift what stands beside them.
public enum SafeText {
    /// What a mark without a base stands on.
    private static let dottedCircle: UInt32 = 0x25CC

    /// The units that show a text, in order.
    public static func units(of text: String) -> [Unit] {
        var units: [Unit] = []
        units.reserveCapacity(text.utf8.count)
        let scalars = text.unicodeScalars
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if standsAlone(scalar), next == text.endIndex || standsAlone(scalars[next]) {
                units.append(Unit(base: scalar.value, width: scalar.isASCII ? 1 : 2))
                index = next
            } else {
                let end = text.index(after: index)
                append(cluster: scalars[index..<end], to: &units)
                index = end
            }
        }
        return units
    }

    /// Whether two such scalars side by side are always two clusters and need no further look: nearly all chat is
    /// printable ASCII and Hangul syllables.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
    }

    /// Adds the units of one grapheme cluster.
    private static func append(cluster: Substring.UnicodeScalarView, to units: inout [Unit]) {
        let start = units.count
        // CR LF is one cluster and one line end.
        if cluster.count == 2, cluster.first == "\r", cluster.last == "\n" {
            return append(.newline, of: "\n", clusterStart: start, to: &units)
        }
        for scalar in cluster {
            if units.count > start, units[units.count - 1].isBare,
                let syllable = HangulJamo.compose(units[units.count - 1].base, scalar.value)
            {
                units[units.count - 1] = Unit(base: syllable, width: 2)
            } else {
                append(ScalarRole(scalar), of: scalar, clusterStart: start, to: &units)
            }
        }
    }

    /// Adds one scalar of a cluster by its role.
    private static func append(
        _ role: ScalarRole, of scalar: Unicode.Scalar, clusterStart: Int, to units: inout [Unit]
    ) {
        switch role {
        case .spacing(let base, let width):
            units.append(Unit(base: base, width: width))
        case .mark:
            if units.count == clusterStart {
                units.append(Unit(base: dottedCircle, width: 1))
            }
            units[units.count - 1].join(scalar.value)
        case .skinTone:
            if units.count == clusterStart {
                units.append(Unit(base: scalar.value, width: 2))
            }
        case .blanks(let count):
            units.append(contentsOf: repeatElement(.blank, count: count))
        case .dropped:
            break
        }
    }
}
