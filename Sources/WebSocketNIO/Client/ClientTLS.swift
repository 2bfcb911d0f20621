import Glibc
import NIOCore
import NIOSSL

/// TLS for a client's `wss://` addresses: whom it believes, and what went wrong.
///
/// The only file that knows NIOSSL. The server's certificate must come from an authority that the system or the user
/// trusts, must be valid now, and must be for the host of the address, which is also sent as the wanted name (SNI).
package struct ClientTLS: Sendable {
    /// A layer that is ready for a channel.
    struct Layer: Sendable {
        private let context: NIOSSLContext
        private let host: String?

        fileprivate init(context: NIOSSLContext, host: String) throws {
            self.context = context
            // An address has no name to send or to look for; the certificate must then name the address itself.
            self.host = Self.isAddress(host) ? nil : host
        }

        /// Puts the layer on a connected channel, below everything that is added later; called on the channel's loop.
        func add(to channel: any Channel) throws {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: host))
        }

        private static func isAddress(_ host: String) -> Bool {
            host.contains(":") || (try? SocketAddress(ipAddress: host, port: 0)) != nil
        }
    }

    private var ownAuthorities: [NIOSSLCertificate] = []

    /// Trusts the authorities that the system trusts.
    package init() {}

    /// Trusts also those whose certificates a file holds, in PEM format.
    ///
    /// - Throws: ``AuthorityFileError`` if the file cannot be read or has no certificate.
    package init(authoritiesIn path: String) throws(AuthorityFileError) {
        guard unsafe access(path, R_OK) == 0 else { throw .unreadable(path) }
        ownAuthorities = (try? NIOSSLCertificate.fromPEMFile(path)) ?? []
        guard !ownAuthorities.isEmpty else { throw .noCertificate(path) }
    }

    /// Makes a layer for a connection to a host.
    ///
    /// It reads the system's certificates, so it is no work for an event loop.
    func layer(for host: String) throws -> Layer {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.additionalTrustRoots = [.certificates(ownAuthorities)]
        // The orderly end is WebSocket's own and comes before. Who closes the channel awaits nothing any more.
        configuration.shutdownTimeout = .zero
        return try Layer(context: NIOSSLContext(configuration: configuration), host: host)
    }
}

// MARK: What goes wrong

extension ClientTLS {
    /// Whether an error says no more than that the peer's stream has ended without TLS's own goodbye.
    ///
    /// Many servers leave it out. WebSocket's closing handshake tells a whole conversation from one that was cut off.
    static func isEndOfStream(_ error: any Error) -> Bool {
        error as? NIOSSLError == .uncleanShutdown
    }

    /// Returns why TLS with a server did not come about, if that is what an error on the channel says.
    static func failure(_ error: any Error, on context: ChannelHandlerContext) -> TLSFailure? {
        switch error {
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            return .wrongName
        case NIOSSLError.handshakeFailed(.sslError(let errors)):
            guard let first = errors.first, first != .eofDuringHandshake else { return nil }
            switch reason(first) {
            case "CERTIFICATE_VERIFY_FAILED":
                let handler = try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
                return handler?.peerCertificate.map(isCurrent) ?? true ? .untrusted : .notCurrent
            case "WRONG_VERSION_NUMBER":
                return .notTLS
            case let reason:
                return .refused(reason.lowercased().replacing("_", with: " "))
            }
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            return .refused("\(error)")
        default:
            return nil
        }
    }

    /// The library's name for what happened, which it gives only as a part of its text.
    private static func reason(_ error: BoringSSLInternalError) -> String {
        String((error.description.split(separator: "OPENSSL_internal:").last ?? "").prefix { $0 != " " })
    }

    private static func isCurrent(_ certificate: NIOSSLCertificate) -> Bool {
        certificate.notValidBefore <= time(nil) && time(nil) <= certificate.notValidAfter
    }
}
