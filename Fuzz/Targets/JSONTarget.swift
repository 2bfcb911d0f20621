import ChatProtocol

/// The JSON dialect.
///
/// Promises: what was read is written so that it is read as the same, refusals are sentences, and no message can
/// write a line of the plain-text dialect that has no stamp.
enum JSONTarget {
    static func run(_ input: [UInt8]) throws(FuzzFinding) {
        switch request(input) {
        case .success(let read):
            let written = JSONDialect.encode(read)
            try promise(request(written) == .success(read), "\(read) is written as \(text(written))")
        case .failure(let error):
            try checkSentence(error.message)
        }
        switch message(input) {
        case .success(let read):
            let written = JSONDialect.encode(read)
            try promise(message(written) == .success(read), "\(read) is written as \(text(written))")
            try checkLines(of: read)
        case .failure(let error):
            try checkSentence(error.sentence)
        }
    }

    private static func request(_ bytes: [UInt8]) -> Result<Request, RequestError> {
        Result { () throws(RequestError) in try JSONDialect.decodeRequest(bytes) }
    }

    private static func message(_ bytes: [UInt8]) -> Result<ServerMessage, MalformedMessage> {
        Result { () throws(MalformedMessage) in try JSONDialect.decodeServerMessage(bytes) }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Every line begins with a time of day or with an exclamation mark, and none has a control character.
    private static func checkLines(of message: ServerMessage) throws(FuzzFinding) {
        guard let lines = PlainDialect.lines(for: message, now: Timestamp(milliseconds: 0)) else { return }
        for line in lines.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            let clock = Array(line.prefix(9).map(\.value))
            let isStamped = clock.count == 9 && [2, 5].allSatisfy { clock[$0] == 0x3A } && clock[8] == 0x20
            try promise(isStamped || clock.starts(with: [0x21, 0x20]), "No stamp: \(String(line).debugDescription)")
            let isFit = line.allSatisfy { $0 == "\t" || $0.properties.generalCategory != .control }
            try promise(isFit, "Not for a terminal: \(String(line).debugDescription)")
        }
    }
}

/// Checks that a text may be shown as it is.
func checkSentence(_ sentence: String) throws(FuzzFinding) {
    let isFit = sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    try promise(isFit && !sentence.isEmpty, "No sentence: \(sentence.debugDescription)")
}
