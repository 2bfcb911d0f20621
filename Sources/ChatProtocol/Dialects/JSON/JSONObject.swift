import FoundationEssentials

/// One received object, read field by field into types that can only be legal.
///
/// Absent and null are the same; unknown fields are never looked at.
struct JSONObject {
    private let container: KeyedDecodingContainer<JSONField>

    init(from decoder: any Decoder) throws(JSONFault) {
        do {
            container = try decoder.container(keyedBy: JSONField.self)
        } catch {
            throw .notAnObject
        }
    }

    private init(_ container: KeyedDecodingContainer<JSONField>) {
        self.container = container
    }

    // MARK: JSON's own types

    /// Returns a text field of at most `bytesMax` bytes of UTF-8, or nil if it is absent.
    func optionalText(_ field: JSONField, bytesMax: Int = .max) throws(JSONFault) -> String? {
        guard let text = try value(field, String.self, expected: "text") else { return nil }
        if text.utf8.count > bytesMax { throw .wrong(field: path(field), expected: "at most \(bytesMax) bytes long") }
        return text
    }

    /// Returns a text field that must be there.
    func text(_ field: JSONField, bytesMax: Int = .max) throws(JSONFault) -> String {
        try present(optionalText(field, bytesMax: bytesMax), field)
    }

    /// Returns an integer field within bounds, or nil if it is absent.
    func optionalInteger(
        _ field: JSONField, in bounds: ClosedRange<Int64> = 0...ChatLimits.integerMax
    ) throws(JSONFault) -> Int64? {
        let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        guard let integer = try value(field, Int64.self, expected: expected) else { return nil }
        guard bounds.contains(integer) else { throw .wrong(field: path(field), expected: expected) }
        return integer
    }

    /// Returns an integer field that must be there.
    func integer(
        _ field: JSONField, in bounds: ClosedRange<Int64> = 0...ChatLimits.integerMax
    ) throws(JSONFault) -> Int64 {
        try present(optionalInteger(field, in: bounds), field)
    }

    /// Returns a truth value, or nil if it is absent.
    func optionalBool(_ field: JSONField) throws(JSONFault) -> Bool? {
        try value(field, Bool.self, expected: "true or false")
    }

    /// Returns a list of texts, each and their number bounded; empty if it is absent.
    func texts(_ field: JSONField, countMax: Int, bytesMax: Int) throws(JSONFault) -> [String] {
        let expected = "a list of at most \(countMax) texts of at most \(bytesMax) bytes"
        let texts = try value(field, [String].self, expected: expected) ?? []
        guard texts.count <= countMax, texts.allSatisfy({ $0.utf8.count <= bytesMax }) else {
            throw .wrong(field: path(field), expected: expected)
        }
        return texts
    }

    /// Returns a nested object, or nil if it is absent.
    func optionalObject(_ field: JSONField) throws(JSONFault) -> JSONObject? {
        guard has(field) else { return nil }
        do {
            return JSONObject(try container.nestedContainer(keyedBy: JSONField.self, forKey: field))
        } catch {
            throw .wrong(field: path(field), expected: "an object")
        }
    }

    /// Returns a list of objects, each read by `read`.
    func objects<Element>(
        _ field: JSONField, _ read: (JSONObject) throws(JSONFault) -> Element
    ) throws(JSONFault) -> [Element] {
        guard has(field) else { throw .missing(field: path(field)) }
        var elements: [Element] = []
        do {
            var list = try container.nestedUnkeyedContainer(forKey: field)
            while !list.isAtEnd {
                elements.append(try read(JSONObject(try list.nestedContainer(keyedBy: JSONField.self))))
            }
        } catch let fault as JSONFault {
            throw fault
        } catch {
            throw .wrong(field: path(field), expected: "a list of objects")
        }
        return elements
    }

    /// Whether a field is there and not null.
    func has(_ field: JSONField) -> Bool {
        guard container.contains(field) else { return false }
        return (try? container.decodeNil(forKey: field)) == false
    }

    /// Returns a value that must be there; throws that the field is missing.
    func present<Value>(_ value: Value?, _ field: JSONField) throws(JSONFault) -> Value {
        guard let value else { throw .missing(field: path(field)) }
        return value
    }

    /// Returns the field's place for a person: `client.name`.
    func path(_ field: JSONField) -> String {
        (container.codingPath + [field]).filter { $0.intValue == nil }.map(\.stringValue).joined(separator: ".")
    }

    func value<Value: Decodable>(
        _ field: JSONField, _ type: Value.Type, expected: @autoclosure () -> String
    ) throws(JSONFault) -> Value? {
        do {
            return try container.decodeIfPresent(type, forKey: field)
        } catch {
            throw .wrong(field: path(field), expected: expected())
        }
    }
}
