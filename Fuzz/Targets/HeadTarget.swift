import WebSocketCore

/// Both ends' opening handshakes.
///
/// Promises: pieces change nothing, what one end says the other can read, and a server's words are fit for a
/// terminal.
enum HeadTarget {
    private static let now = Instant(nanoseconds: 0)
    /// The client's key; the seeds hold the answer to it.
    private static let key = [UInt8](repeating: 0, count: 16)

    static func run(_ input: [UInt8]) throws(FuzzFinding) {
        var input = FuzzInput(input)
        let isServer = input.choice() & 1 == 0
        let pieces = input.pieces()
        if isServer {
            let whole = try serve([input.bytes])
            let pieced = try serve(pieces)
            try promise(whole == pieced, "In pieces \(pieced), as a whole \(whole)")
        } else {
            let whole = try connect([input.bytes])
            let pieced = try connect(pieces)
            try promise(whole == pieced, "In pieces \(pieced), as a whole \(whole)")
        }
    }

    /// Gives a server's handshake the pieces and describes what came of it, the place of the first frame included.
    private static func serve(_ pieces: [[UInt8]]) throws(FuzzFinding) -> String {
        var handshake = ServerHandshake(now: now)
        var before = 0
        for piece in pieces {
            switch unsafe handshake.receive(piece.span.bytes) {
            case .needsMore:
                before += piece.count
            case .upgrade(let request, let consumed):
                try answer(request)
                return "upgrade \(before + consumed) \(request)"
            case .plain(let head, let consumed):
                return "plain \(before + consumed) \(head)"
            case .refused(let response):
                try checkRefusal(response)
                return "refused \(response.status) \(response.body)"
            }
        }
        return "incomplete"
    }

    private static func makeClient() -> ClientHandshake? {
        try? ClientHandshake(
            host: "localhost:8080", target: "/", key: key, subprotocols: ["roost.v1.json"], deflate: DeflatePolicy(),
            now: now)
    }

    /// The answer to a request is one that a client can read, though it is not to this client's key.
    private static func answer(_ request: UpgradeRequest) throws(FuzzFinding) {
        for policy in [DeflatePolicy(), .stateless] {
            let deflate = request.deflateAnswer(by: policy)
            let answer = request.accept(subprotocol: request.subprotocols.first, deflate: deflate)
            guard var client = makeClient() else { throw FuzzFinding("The client makes no request") }
            switch unsafe client.receive(answer.span.bytes) {
            case .needsMore, .failed(.notHTTP), .failed(.malformedHead):
                throw FuzzFinding("Not a legal answer: \(String(decoding: answer, as: UTF8.self))")
            case .accepted, .failed:
                break
            }
        }
    }

    private static func checkRefusal(_ response: HTTPResponse) throws(FuzzFinding) {
        let bytes = response.bytes()
        guard var client = makeClient() else { throw FuzzFinding("The client makes no request") }
        guard case .failed(.refused(let status, _, _)) = unsafe client.receive(bytes.span.bytes) else {
            throw FuzzFinding("Not a legal refusal: \(String(decoding: bytes, as: UTF8.self))")
        }
        try promise(status == response.status, "\(status) instead of \(response.status)")
    }

    /// Gives a client's handshake the pieces and describes what came of it.
    private static func connect(_ pieces: [[UInt8]]) throws(FuzzFinding) -> String {
        guard var handshake = makeClient() else { throw FuzzFinding("The client makes no request") }
        var before = 0
        for piece in pieces {
            switch unsafe handshake.receive(piece.span.bytes) {
            case .needsMore:
                before += piece.count
            case .accepted(let subprotocol, let deflate, let consumed):
                return "accepted \(before + consumed) \(String(describing: subprotocol)) \(String(describing: deflate))"
            case .failed(let failure):
                try checkSentence(failure.sentence)
                return "\(failure)"
            }
        }
        let failure = handshake.receiveEOF()
        try checkSentence(failure.sentence)
        return "\(failure)"
    }
}
