import Testing

@testable import ChatClient
@testable import TerminalCore

/// The language that a state is drawn in: the program's own words are English in both.
enum Speech: CaseIterable {
    case english
    case korean

    /// The one of two texts that is in this language.
    func text(_ english: String, _ korean: String) -> String { self == .english ? english : korean }
}

/// One state of the client at every size that people have, in both languages, as one text.
///
/// A large screen is mostly blank, so rows that are the same are drawn once, with their number behind the border
/// (`×14`); nothing else is left out, and so two screens with the same picture are the same. The small ones stand side
/// by side, English at the left.
enum StatePictures {
    /// Makes the state for a screen of some columns and rows.
    typealias State = (_ columns: Int, _ rows: Int, _ speech: Speech) -> Model

    /// Fewer rows that are the same are drawn one by one.
    private static let foldedFrom = 3

    static func drawn(_ state: State) -> String {
        let large = [(80, 24), (120, 40)].flatMap { columns, rows in
            ["\(columns)x\(rows)"] + Speech.allCases.flatMap { folded(box(state(columns, rows, $0))) }
        }
        let small = [(40, 12), (20, 5)].flatMap { columns, rows in
            ["\(columns)x\(rows)"]
                + zip(box(state(columns, rows, .english)), box(state(columns, rows, .korean))).map { $0 + "  " + $1 }
        }
        return (large + small).joined(separator: "\n")
    }

    /// The picture of a model, a row an element.
    static func box(_ model: Model) -> [String] {
        var renderer = ScreenRenderer()
        return Picture.boxed(renderer.render(model, size: model.size)).split(separator: "\n").map(String.init)
    }

    private static func folded(_ rows: [String]) -> [String] {
        var folded: [String] = []
        var rest = rows[...]
        while let row = rest.first {
            let count = rest.prefix { $0 == row }.count
            folded += count >= foldedFrom ? ["\(row) ×\(count)"] : Array(repeating: row, count: count)
            rest = rest.dropFirst(count)
        }
        return folded
    }

    /// What any state looks like on a screen that is too small for it.
    static let tooSmall = """
        +-------------------+
        |                   |
        |  Needs 20x5, has  |
        |       19x4        |
        |                   |
        +-------------------+
        """
}

/// Expects a state to look like its pictures at 80x24, 120x40, 40x12 and 20x5 in English and Korean, and 19x4 to say
/// that it is too small for it.
func expectPictures(
    of state: StatePictures.State, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let found = StatePictures.drawn(state)
    if found != expected {
        let rows = zip(found.split(separator: "\n"), expected.split(separator: "\n")).enumerated()
        let different = rows.filter { $1.0 != $1.1 }.map { "\($0)" }.joined(separator: ", ")
        Issue.record("rows \(different) differ; found\n\(found)", sourceLocation: sourceLocation)
    }
    for speech in Speech.allCases {
        let small = StatePictures.box(state(19, 4, speech)).joined(separator: "\n")
        #expect(small == StatePictures.tooSmall, sourceLocation: sourceLocation)
    }
}
