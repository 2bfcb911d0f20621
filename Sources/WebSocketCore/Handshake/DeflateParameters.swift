/// The parameters of one permessage-deflate element, in an offer or in the answer to it (RFC 7692, 7.1).
struct DeflateParameters: Equatable {
    /// What is said about the client's window.
    enum ClientWindow: Equatable {
        /// Nothing; in an offer: the client cannot limit its window.
        case unsaid
        /// The parameter without a value; only an offer may have it: the client can limit its window.
        case limitable
        /// At most this.
        case limited(WindowBits)
    }

    /// The name of the extension.
    static let name = "permessage-deflate"

    /// `server_no_context_takeover`.
    var serverForgets = false
    /// `client_no_context_takeover`.
    var clientForgets = false
    /// `server_max_window_bits`.
    var serverWindow: WindowBits?
    /// `client_max_window_bits`.
    var clientWindow = ClientWindow.unsaid

    init() {}

    /// Reads an element, or returns nothing for one that has to be declined: a parameter is unknown, there twice, or
    /// has a value that it must not have.
    init?(_ element: ExtensionOffer) {
        guard element.name == Self.name else { return nil }
        let names = element.parameters.map(\.name)
        guard Set(names).count == names.count else { return nil }
        for parameter in element.parameters {
            switch (parameter.name, parameter.value) {
            case ("server_no_context_takeover", nil): serverForgets = true
            case ("client_no_context_takeover", nil): clientForgets = true
            case ("client_max_window_bits", nil): clientWindow = .limitable
            case ("server_max_window_bits", let value):
                guard let bits = WindowBits(value: value) else { return nil }
                serverWindow = bits
            case ("client_max_window_bits", let value):
                guard let bits = WindowBits(value: value) else { return nil }
                clientWindow = .limited(bits)
            default: return nil
            }
        }
    }

    /// The element as it stands in a header field.
    var element: String {
        var parts = [Self.name]
        if serverForgets { parts.append("server_no_context_takeover") }
        if clientForgets { parts.append("client_no_context_takeover") }
        if let serverWindow { parts.append("server_max_window_bits=\(serverWindow.rawValue)") }
        switch clientWindow {
        case .unsaid: break
        case .limitable: parts.append("client_max_window_bits")
        case .limited(let bits): parts.append("client_max_window_bits=\(bits.rawValue)")
        }
        return parts.joined(separator: "; ")
    }
}
