/// What a server's 101 answer must say before a client sends its first frame (RFC 6455, 4.1).
struct UpgradeAnswerRules: Sendable {
    /// The key as it stands in the request.
    let key: String
    /// The subprotocols that were offered.
    let subprotocols: [String]
    /// How permessage-deflate was offered, if it was.
    let deflate: DeflatePolicy?

    /// Checks the answer and returns the subprotocol that the server chose and how messages are compressed, if at all.
    ///
    /// - Throws: the first rule that the answer breaks.
    func check(_ head: ResponseHead) throws(HandshakeFailure) -> (subprotocol: String?, deflate: DeflateAgreement?) {
        let upgrade = head.fields.list("Upgrade")
        guard head.minorVersion == 1, upgrade.count == 1, HTTPToken.matches(upgrade[0], "websocket"),
            head.fields.list("Connection").contains(where: { HTTPToken.matches($0, "upgrade") })
        else { throw .notUpgraded }

        guard head.fields.values("Sec-WebSocket-Accept") == [AcceptKey.answer(to: key)] else { throw .wrongAcceptKey }

        guard let extensions = ExtensionGrammar.parse(head.fields.values("Sec-WebSocket-Extensions")) else {
            throw .malformedHead("The Sec-WebSocket-Extensions field cannot be read.")
        }
        let agreement = try DeflateNegotiation.agreement(by: extensions, to: deflate)

        let chosen = head.fields.values("Sec-WebSocket-Protocol")
        guard let subprotocol = chosen.first else { return (nil, agreement) }
        guard chosen.count == 1, subprotocols.contains(subprotocol) else {
            throw .unofferedSubprotocol(RefusalReader.phrase(subprotocol))
        }
        return (subprotocol, agreement)
    }
}
