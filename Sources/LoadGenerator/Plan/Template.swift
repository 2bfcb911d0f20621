/// A text with places that are filled per connection: `{name}`, `{room}` and so on.
///
/// A brace that is not followed by small letters and a closing brace means itself, so JSON needs no escapes.
package struct Template: Equatable, Sendable {
    /// A template asks for something that there is not.
    package struct UnknownField: Error, Equatable, CustomStringConvertible {
        /// The field's name.
        package let name: String

        /// What is wrong, as a sentence.
        package var description: String { "Nothing is known that could stand at {\(name)}." }
    }

    private enum Part: Equatable {
        case text(String)
        case field(String)
    }

    private let parts: [Part]

    /// Reads a template.
    package init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            let name = rest[rest.index(after: brace)...].prefix { ("a"..."z").contains($0) }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
                parts.append(.text(String(rest[...brace])))
                rest = rest[rest.index(after: brace)...]
                continue
            }
            parts.append(.text(String(rest[..<brace])))
            parts.append(.field(String(name)))
            rest = rest[rest.index(after: name.endIndex)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts
    }

    /// Returns the text with every place filled.
    ///
    /// - Throws: ``UnknownField`` for a place that has no value.
    package func filled(_ values: [String: String]) throws(UnknownField) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .field(let name):
                guard let value = values[name] else { throw UnknownField(name: name) }
                text += value
            }
        }
        return text
    }
}
