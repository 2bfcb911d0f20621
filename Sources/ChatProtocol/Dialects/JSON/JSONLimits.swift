/// `welcome.limits`, one table for both directions.
extension LimitValues {
    /// Each limit with its field, in the order in which they are written.
    static var wireFields: [(JSONField, WritableKeyPath<LimitValues, Int>)] {
        [
            (.requestBytes, \.requestBytes),
            (.textBytes, \.textBytes),
            (.textLines, \.textLines),
            (.topicBytes, \.topicBytes),
            (.nameScalars, \.nameScalars),
            (.nameBytes, \.nameBytes),
            (.pageEvents, \.pageEvents),
            (.roomsPerMember, \.roomsPerMember),
            (.messageBurst, \.messageBurst),
            (.messagesPerSecond, \.messagesPerSecond),
        ]
    }

    /// Reads what a server sent; what it left out has the value of PROTOCOL.md.
    init(from object: JSONObject) throws(JSONFault) {
        self.init()
        for (field, value) in Self.wireFields {
            if let number = try object.optionalInteger(field) { self[keyPath: value] = Int(number) }
        }
    }
}
