/// Why bytes are no message of the JSON dialect.
enum JSONFault: Error, Equatable {
    /// Not one well-formed object.
    case notAnObject
    /// Arrays and objects nested deeper than `ChatLimits.requestDepth`.
    case tooDeep
    /// A field that the type needs is absent or null.
    case missing(field: String)
    /// A field has another type or a value outside its bounds; `expected` completes "must be …".
    case wrong(field: String, expected: String)
    /// A field breaks a rule of the chat that has a code and a sentence of its own.
    case rejected(ErrorCode, sentence: String)

    /// The token that a server answers with.
    var code: ErrorCode {
        switch self {
        case .notAnObject, .tooDeep: .badJSON
        case .missing, .wrong: .badRequest
        case .rejected(let code, _): code
        }
    }

    /// What a person is told; names the field.
    var sentence: String {
        switch self {
        case .notAnObject: ErrorCode.badJSON.sentence
        case .tooDeep: "Objects and arrays may be nested \(ChatLimits.requestDepth) deep at most."
        case .missing(let field): "The field \(field) is missing."
        case .wrong(let field, let expected): "The field \(field) must be \(expected)."
        case .rejected(_, let sentence): sentence
        }
    }
}
