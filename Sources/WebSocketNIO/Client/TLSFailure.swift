/// Why TLS with a server did not come about.
package enum TLSFailure: Hashable, Sendable {
    /// No authority that is trusted here vouches for the server's certificate.
    case untrusted
    /// The certificate has expired, or its time has not yet come.
    case notCurrent
    /// The certificate is for other names than the one asked for.
    case wrongName
    /// What answers does not speak TLS.
    case notTLS
    /// The two ends found no way to talk; the library's own words.
    case refused(String)

    /// What happened and what to do, as a sentence about the server at an authority.
    func sentence(about authority: String) -> String {
        switch self {
        case .untrusted:
            "Nobody trusted here vouches for the certificate of \(authority). If its authority is your own, name that authority's file with --ca."
        case .notCurrent:
            "The certificate of \(authority) has expired, or the clock of this machine is wrong."
        case .wrongName:
            "The certificate of \(authority) is for another name. Use the name that it was made for."
        case .notTLS:
            "\(authority) does not speak TLS. Without it, an address begins with ws://."
        case .refused(let reason):
            "TLS with \(authority) failed: \(reason)."
        }
    }
}
