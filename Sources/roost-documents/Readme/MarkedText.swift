import Foundation

/// A text written by hand with places for what is made: between `<!-- name -->` and `<!-- /name -->`.
enum MarkedText {
    /// Why a place can't be filled.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Fills the places; every part has exactly one.
    static func filling(_ text: String, with parts: [(name: String, text: String)]) throws -> String {
        var text = text
        for part in parts {
            let (begin, end) = ("<!-- \(part.name) -->\n", "<!-- /\(part.name) -->")
            let pieces = text.components(separatedBy: begin)
            guard pieces.count == 2, let stop = pieces[1].range(of: end) else {
                throw Failure(description: "The README needs one \(begin.dropLast()) with a \(end) after it.")
            }
            text = pieces[0] + begin + part.text + pieces[1][stop.lowerBound...]
        }
        return text
    }
}
