/// How the two ends come to agree on permessage-deflate (RFC 7692, 5 and 7.1).
enum DeflateNegotiation {
    // MARK: The server's side

    /// Returns what a server answers to a client's offers, and what is agreed on by that; nothing if it declines all.
    ///
    /// The first offer that is legal is taken: a client lists what it prefers first, and any can be satisfied.
    static func answer(to offers: [ExtensionOffer], by policy: DeflatePolicy) -> DeflateAnswer? {
        guard let offer = offers.lazy.compactMap(DeflateParameters.init).first else { return nil }
        var agreement = DeflateAgreement(client: policy.peer, server: policy.own)
        agreement.server = agreement.server.narrowed(
            to: .init(windowBits: offer.serverWindow ?? .largest, keepsContext: !offer.serverForgets))
        agreement.client.keepsContext = agreement.client.keepsContext && !offer.clientForgets
        switch offer.clientWindow {
        // 7.1.2.2: who has not said that its window can be limited must not be asked to limit it.
        case .unsaid: agreement.client.windowBits = .largest
        case .limitable: break
        case .limited(let bits): agreement.client.windowBits = min(agreement.client.windowBits, bits)
        }

        var answer = DeflateParameters()
        answer.serverForgets = !agreement.server.keepsContext
        answer.clientForgets = !agreement.client.keepsContext
        // A limit that was asked for has to be confirmed; one of our own is worth saying, as it saves the client memory.
        if offer.serverWindow != nil || agreement.server.windowBits < .largest {
            answer.serverWindow = agreement.server.windowBits
        }
        if offer.clientWindow != .unsaid, agreement.client.windowBits < .largest {
            answer.clientWindow = .limited(agreement.client.windowBits)
        }
        return DeflateAnswer(agreement: agreement, element: answer.element)
    }

    // MARK: The client's side

    /// Returns what a client offers.
    static func offer(by policy: DeflatePolicy) -> String {
        var offer = DeflateParameters()
        offer.serverForgets = !policy.peer.keepsContext
        offer.clientForgets = !policy.own.keepsContext
        offer.serverWindow = policy.peer.windowBits < .largest ? policy.peer.windowBits : nil
        offer.clientWindow = policy.own.windowBits < .largest ? .limited(policy.own.windowBits) : .limitable
        return offer.element
    }

    /// Returns what is agreed on by the extensions in a server's answer; nothing if it declined.
    ///
    /// - Throws: `unofferedExtension` for one that was not offered, `unusableExtension` where the parameters do not answer
    ///   the offer.
    static func agreement(
        by answer: [ExtensionOffer], to policy: DeflatePolicy?
    ) throws(HandshakeFailure) -> DeflateAgreement? {
        guard let element = answer.first else { return nil }
        guard let policy, element.name == DeflateParameters.name else { throw .unofferedExtension(element.name) }
        if let other = answer.first(where: { $0.name != DeflateParameters.name }) {
            throw .unofferedExtension(other.name)
        }
        guard answer.count == 1, let parameters = DeflateParameters(element) else {
            throw .unusableExtension(element.name)
        }

        var agreement = DeflateAgreement(client: policy.own)
        agreement.client.keepsContext = agreement.client.keepsContext && !parameters.clientForgets
        switch parameters.clientWindow {
        case .unsaid: break
        case .limitable: throw .unusableExtension(element.name)
        case .limited(let bits): agreement.client.windowBits = min(agreement.client.windowBits, bits)
        }
        agreement.server = .init(
            windowBits: parameters.serverWindow ?? .largest, keepsContext: !parameters.serverForgets)
        // What was asked for has to be granted.
        guard agreement.server.narrowed(to: policy.peer) == agreement.server else {
            throw .unusableExtension(element.name)
        }
        return agreement
    }
}

/// A server's answer to an offer of permessage-deflate.
public struct DeflateAnswer: Equatable, Sendable {
    /// What both ends do from here on.
    public let agreement: DeflateAgreement
    /// The answer as it stands in the header field.
    let element: String
}
