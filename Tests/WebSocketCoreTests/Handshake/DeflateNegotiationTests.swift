import Testing

@testable import WebSocketCore

@Suite("RFC 7692 5 and 7.1: negotiating permessage-deflate")
struct DeflateNegotiationTests {
    private static let frugal = DeflatePolicy(
        own: .init(windowBits: .small, keepsContext: false), peer: .init(windowBits: .small, keepsContext: false))

    private func answer(_ offers: String..., by policy: DeflatePolicy = DeflatePolicy()) throws -> String? {
        let offers = try #require(ExtensionGrammar.parse(offers))
        return DeflateNegotiation.answer(to: offers, by: policy)?.element
    }

    static let offers: [(String, String?)] = [
        ("permessage-deflate", "permessage-deflate"),
        ("permessage-deflate; client_max_window_bits", "permessage-deflate"),
        ("permessage-deflate; client_max_window_bits=15", "permessage-deflate"),
        ("permessage-deflate; client_max_window_bits=\"10\"", "permessage-deflate; client_max_window_bits=10"),
        ("permessage-deflate; client_max_window_bits=8", "permessage-deflate; client_max_window_bits=8"),
        ("permessage-deflate; server_max_window_bits=15", "permessage-deflate; server_max_window_bits=15"),
        ("permessage-deflate; server_max_window_bits=8", "permessage-deflate; server_max_window_bits=8"),
        ("permessage-deflate; server_no_context_takeover", "permessage-deflate; server_no_context_takeover"),
        ("permessage-deflate; client_no_context_takeover", "permessage-deflate; client_no_context_takeover"),
        (
            "permessage-deflate; server_max_window_bits=12; client_max_window_bits=12",
            "permessage-deflate; server_max_window_bits=12; client_max_window_bits=12"
        ),
        // Several offers: bad ones are skipped, the first good one is taken.
        ("x-webkit-deflate-frame, permessage-deflate", "permessage-deflate"),
        (
            "permessage-deflate; server_max_window_bits=7, permessage-deflate; server_max_window_bits=9",
            "permessage-deflate; server_max_window_bits=9"
        ),
        (
            "permessage-deflate; mux, permessage-deflate; client_no_context_takeover, permessage-deflate",
            "permessage-deflate; client_no_context_takeover"
        ),
        // Nothing good among them.
        ("permessage-deflate; server_max_window_bits", nil),
        ("permessage-deflate; server_max_window_bits=7", nil),
        ("permessage-deflate; server_max_window_bits=16", nil),
        ("permessage-deflate; server_max_window_bits=08", nil),
        ("permessage-deflate; server_max_window_bits=+9", nil),
        ("permessage-deflate; client_max_window_bits=0", nil),
        ("permessage-deflate; client_max_window_bits=16", nil),
        ("permessage-deflate; server_no_context_takeover=1", nil),
        ("permessage-deflate; client_no_context_takeover=1", nil),
        ("permessage-deflate; client_no_context_takeover; client_no_context_takeover", nil),
        ("permessage-deflate; client_max_window_bits=9; client_max_window_bits=10", nil),
        ("permessage-deflate; what", nil),
        ("deflate-frame", nil),
    ]

    @Test(arguments: offers)
    func `a server that takes everything answers the first legal offer`(offer: String, expected: String?) throws {
        #expect(try answer(offer) == expected)
    }

    static let frugalAnswers: [(String, String)] = [
        // The client's window is limited only where it has said that it can be.
        (
            "permessage-deflate",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12"
        ),
        (
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12; "
                + "client_max_window_bits=12"
        ),
        (
            "permessage-deflate; server_max_window_bits=10; client_max_window_bits=9",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10; "
                + "client_max_window_bits=9"
        ),
    ]

    @Test(arguments: frugalAnswers)
    func `a server that saves memory says so`(offer: String, expected: String) throws {
        #expect(try answer(offer, by: Self.frugal) == expected)
    }

    @Test func `both fields of an offer count`() throws {
        #expect(try answer("foo", "permessage-deflate") == "permessage-deflate")
    }

    @Test func `what was agreed on is what was answered`() throws {
        let offers = try #require(
            ExtensionGrammar.parse(["permessage-deflate; server_max_window_bits=10; client_max_window_bits=11"]))
        let small = try #require(WindowBits(10))
        let larger = try #require(WindowBits(11))
        let agreement = DeflateNegotiation.answer(to: offers, by: DeflatePolicy())?.agreement
        #expect(agreement == DeflateAgreement(client: .init(windowBits: larger), server: .init(windowBits: small)))
    }

    @Test func `a client offers what its policy says`() {
        #expect(DeflateNegotiation.offer(by: DeflatePolicy()) == "permessage-deflate; client_max_window_bits")
        #expect(
            DeflateNegotiation.offer(by: Self.frugal)
                == "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                + "server_max_window_bits=12; client_max_window_bits=12")
    }

    static let goodAnswers: [(String, DeflateAgreement)] = [
        ("permessage-deflate", DeflateAgreement()),
        ("permessage-deflate; server_no_context_takeover", DeflateAgreement(server: .init(keepsContext: false))),
        ("permessage-deflate; client_no_context_takeover", DeflateAgreement(client: .init(keepsContext: false))),
        ("permessage-deflate; client_max_window_bits=12", DeflateAgreement(client: .init(windowBits: .small))),
        ("permessage-deflate; server_max_window_bits=12", DeflateAgreement(server: .init(windowBits: .small))),
    ]

    @Test(arguments: goodAnswers)
    func `a client follows the server's answer`(answer: String, expected: DeflateAgreement) throws {
        let elements = try #require(ExtensionGrammar.parse([answer]))
        #expect(try DeflateNegotiation.agreement(by: elements, to: DeflatePolicy()) == expected)
    }

    static let badAnswers: [(String, DeflatePolicy?, HandshakeFailure)] = [
        ("permessage-deflate", nil, .unofferedExtension("permessage-deflate")),
        ("foo", DeflatePolicy(), .unofferedExtension("foo")),
        ("permessage-deflate, foo", DeflatePolicy(), .unofferedExtension("foo")),
        ("permessage-deflate, permessage-deflate", DeflatePolicy(), .unusableExtension("permessage-deflate")),
        ("permessage-deflate; mux", DeflatePolicy(), .unusableExtension("permessage-deflate")),
        (
            "permessage-deflate; client_max_window_bits", DeflatePolicy(), .unusableExtension("permessage-deflate")
        ),
        // What was asked for is not granted.
        ("permessage-deflate", frugal, .unusableExtension("permessage-deflate")),
        (
            "permessage-deflate; server_no_context_takeover; server_max_window_bits=13", frugal,
            .unusableExtension("permessage-deflate")
        ),
        (
            "permessage-deflate; server_max_window_bits=12", frugal, .unusableExtension("permessage-deflate")
        ),
    ]

    @Test(arguments: badAnswers)
    func `a client refuses what it did not offer`(
        answer: String, policy: DeflatePolicy?, expected: HandshakeFailure
    ) throws {
        let elements = try #require(ExtensionGrammar.parse([answer]))
        #expect(throws: expected) { try DeflateNegotiation.agreement(by: elements, to: policy) }
    }

    @Test func `a server's silence means no compression`() throws {
        #expect(try DeflateNegotiation.agreement(by: [], to: DeflatePolicy()) == nil)
    }

    @Test func `the fields stand in the heads`() throws {
        var opening = try ClientHandshake(
            host: "localhost", target: "/", key: Array(0..<16), deflate: Self.frugal, now: .after(.zero))
        let request = String(decoding: opening.request, as: UTF8.self)
        #expect(
            request.contains(
                "\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                    + "client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=12\r\n"))
        var answering = ServerHandshake(now: .after(.zero))
        guard case .upgrade(let upgrade, _) = unsafe answering.receive(opening.request.span.bytes) else {
            Issue.record("no upgrade")
            return
        }
        let deflate = try #require(upgrade.deflateAnswer(by: .stateless))
        let answer = upgrade.accept(subprotocol: nil, deflate: deflate)
        #expect(
            String(decoding: answer, as: UTF8.self).contains(
                "\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                    + "client_no_context_takeover; server_max_window_bits=12; client_max_window_bits=12\r\n"))
        #expect(
            unsafe opening.receive(answer.span.bytes)
                == .accepted(subprotocol: nil, deflate: deflate.agreement, consumed: answer.count))
    }
}
