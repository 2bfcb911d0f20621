/// Collects the body of an answer that is not 101, as far as a person would read it.
struct RefusalReader: Sendable {
    /// The most bytes of a body that are kept: a sentence or two.
    static let bodyBytesMax = 1024
    /// The most characters of a reason phrase or a name that are kept.
    static let phraseLengthMax = 100

    private let head: ResponseHead
    private let bytesWanted: Int
    private var body: [UInt8] = []

    init(_ head: ResponseHead) {
        self.head = head
        bytesWanted = Self.bytesWanted(head)
    }

    /// Whether all that is wanted has arrived; else the end of the stream or the deadline ends the body.
    var isComplete: Bool { body.count >= bytesWanted }

    /// The bytes of the body that are kept.
    var retainedBytes: Int { body.capacity }

    /// What there is to say so far.
    var failure: HandshakeFailure {
        .refused(
            status: head.status, reason: Self.phrase(head.reason),
            body: Self.printable(String(decoding: body, as: UTF8.self)))
    }

    /// Returns as much of a server's text as fits a sentence of ours, with nothing in it that steers a terminal.
    static func phrase(_ text: String) -> String {
        String(printable(text).prefix(phraseLengthMax))
    }

    /// Takes bytes after the head.
    mutating func receive(_ bytes: RawSpan) {
        bytes.extracting(first: bytesWanted - body.count).append(to: &body)
    }

    private static func bytesWanted(_ head: ResponseHead) -> Int {
        // A coded body is not worth a decoder here; statuses below 200, 204 and 304 have none.
        let hasNone = head.status < 200 || head.status == 204 || head.status == 304
        guard !hasNone, !head.fields.contains("Transfer-Encoding"), !head.fields.contains("Content-Encoding") else {
            return 0
        }
        guard let length = head.fields.first("Content-Length") else { return bodyBytesMax }
        return min(Int(length).map { max(0, $0) } ?? 0, bodyBytesMax)
    }

    /// A server's text goes to a terminal: what is no plain character becomes a space.
    private static func printable(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            plain.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(HTTPToken.trimmed(Substring(String(plain))))
    }
}
