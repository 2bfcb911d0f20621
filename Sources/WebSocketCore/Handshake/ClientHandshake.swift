/// The client's side of the opening handshake: a request out, the server's answer in (RFC 6455, 4.1).
public struct ClientHandshake: Sendable {
    /// What the bytes so far amount to.
    public enum Progress: Equatable, Sendable {
        /// The answer is not complete; read on until ``ClientHandshake/deadline``.
        case needsMore
        /// The connection is open, with these agreements; `consumed` of the bytes just given belong to the answer, the
        /// rest are frames.
        case accepted(subprotocol: String?, deflate: DeflateAgreement?, consumed: Int)
        /// There is no connection: close.
        case failed(HandshakeFailure)
    }

    /// The bytes to send first.
    public let request: [UInt8]
    /// The instant from which ``expire(now:)`` gives up.
    public let deadline: Instant

    private let limits: HeadLimits
    private let rules: UpgradeAnswerRules
    private var reader: HeadReader
    private var refusal: RefusalReader?

    /// Creates a handshake for one connection.
    ///
    /// - Parameters:
    ///   - host: the authority for the Host field, `localhost:8080` or `[::1]:8080`.
    ///   - target: the path and query, beginning with `/`.
    ///   - key: 16 random bytes, fresh for each connection.
    ///   - subprotocols: what to offer, the preferred one first; tokens, all different.
    ///   - deflate: how permessage-deflate is offered, or nothing to do without.
    ///   - fields: further header fields.
    ///   - now: the present, from which the deadline is counted.
    ///   - limits: bounds of the server's answer.
    /// - Throws: `HandshakeFailure.illegalRequest` if an argument cannot stand in a request head; nothing that a user
    ///   types can smuggle a header field in.
    public init(
        host: String, target: String, key: [UInt8], subprotocols: [String] = [], deflate: DeflatePolicy? = nil,
        fields: [(String, String)] = [], now: Instant, limits: HeadLimits = HeadLimits()
    ) throws(HandshakeFailure) {
        precondition(key.count == AcceptKey.keyBytes, "A key has 16 bytes.")
        let key = AcceptKey.encode(key: key)
        request = try ClientRequest.bytes(
            host: host, target: target, key: key, subprotocols: subprotocols, deflate: deflate, fields: fields)
        deadline = now.advanced(by: limits.time)
        self.limits = limits
        rules = UpgradeAnswerRules(key: key, subprotocols: subprotocols, deflate: deflate)
        reader = HeadReader(bytesMax: limits.bytes)
    }

    /// Takes the next bytes from the server; to be called until it returns anything but `needsMore`.
    public mutating func receive(_ bytes: RawSpan) -> Progress {
        if refusal != nil { return readRefusal(bytes) }
        let progress = reader.receive(bytes)
        guard isHTTP else { return .failed(.notHTTP) }
        switch progress {
        case .needsMore: return .needsMore
        case .refused(let violation): return .failed(.malformedHead(violation.sentence))
        case .complete(let consumed): return judge(bytes, consumed: consumed)
        }
    }

    /// Takes the end of the stream, which always ends the handshake.
    public func receiveEOF() -> HandshakeFailure {
        refusal?.failure ?? .endOfStream
    }

    /// Returns the failure once the deadline has passed, nothing before.
    public func expire(now: Instant) -> HandshakeFailure? {
        guard now >= deadline else { return nil }
        return refusal?.failure ?? .timedOut
    }

    /// The bytes that this handshake holds of the answer; at most twice the limits, as arrays grow by doubling.
    public var retainedBytes: Int { reader.bytes.capacity + (refusal?.retainedBytes ?? 0) }

    /// Whether the answer so far begins as HTTP does: another kind of server is known by its first bytes.
    private var isHTTP: Bool {
        zip(reader.bytes, "HTTP/".utf8).allSatisfy { $0 == $1 }
    }

    private mutating func judge(_ bytes: RawSpan, consumed: Int) -> Progress {
        let head: ResponseHead
        do throws(HeadViolation) {
            let (startLine, fields) = try HeadGrammar.parse(reader.bytes, fieldsMax: limits.fields)
            head = try HeadGrammar.response(startLine: startLine, fields: fields)
        } catch {
            return .failed(.malformedHead(error.sentence))
        }
        guard head.status == 101 else {
            refusal = RefusalReader(head)
            return readRefusal(bytes.extracting(droppingFirst: consumed))
        }
        do throws(HandshakeFailure) {
            let (subprotocol, deflate) = try rules.check(head)
            return .accepted(subprotocol: subprotocol, deflate: deflate, consumed: consumed)
        } catch {
            return .failed(error)
        }
    }

    private mutating func readRefusal(_ bytes: RawSpan) -> Progress {
        refusal?.receive(bytes)
        guard let refusal, refusal.isComplete else { return .needsMore }
        return .failed(refusal.failure)
    }
}
