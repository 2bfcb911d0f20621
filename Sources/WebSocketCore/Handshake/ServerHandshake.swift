/// The server's side of the opening handshake: bytes in, an upgrade, a plain request or a refusal out.
public struct ServerHandshake: Sendable {
    /// What the bytes so far amount to.
    public enum Progress: Sendable {
        /// The head is not complete; read on until ``ServerHandshake/deadline``.
        case needsMore
        /// A legal opening handshake; `consumed` of the bytes just given belong to it, the rest are frames.
        case upgrade(UpgradeRequest, consumed: Int)
        /// A legal HTTP request that asks for no upgrade; `consumed` as above, the rest is its body.
        case plain(RequestHead, consumed: Int)
        /// Not a legal request: write this answer and close.
        case refused(HTTPResponse)
    }

    /// The instant from which ``expire(now:)`` refuses the request.
    public let deadline: Instant

    private let limits: HeadLimits
    private var reader: HeadReader

    /// Begins to wait for a request head.
    public init(now: Instant, limits: HeadLimits = HeadLimits()) {
        self.limits = limits
        deadline = now.advanced(by: limits.time)
        reader = HeadReader(bytesMax: limits.bytes)
    }

    /// Takes the next bytes from the peer; to be called until it returns anything but `needsMore`.
    public mutating func receive(_ bytes: RawSpan) -> Progress {
        switch reader.receive(bytes) {
        case .needsMore: .needsMore
        case .refused(let violation): .refused(Self.refusal(of: violation))
        case .complete(let consumed): judge(consumed: consumed)
        }
    }

    /// Returns the 408 answer once the deadline has passed, nothing before.
    public func expire(now: Instant) -> HTTPResponse? {
        guard now >= deadline else { return nil }
        return HTTPResponse(status: 408, body: "The request did not arrive in time.\n")
    }

    /// The bytes that this handshake holds of the head; at most twice the limit, as arrays grow by doubling.
    public var retainedBytes: Int { reader.bytes.capacity }

    private func judge(consumed: Int) -> Progress {
        let head: RequestHead
        do throws(HeadViolation) {
            let (startLine, fields) = try HeadGrammar.parse(reader.bytes, fieldsMax: limits.fields)
            head = try HeadGrammar.request(startLine: startLine, fields: fields)
        } catch {
            return .refused(Self.refusal(of: error))
        }
        do throws(UpgradeViolation) {
            guard let request = try UpgradeRules.check(head) else { return .plain(head, consumed: consumed) }
            return .upgrade(request, consumed: consumed)
        } catch {
            return .refused(error.response)
        }
    }

    private static func refusal(of violation: HeadViolation) -> HTTPResponse {
        HTTPResponse(status: violation.status, body: violation.sentence + "\n")
    }
}
