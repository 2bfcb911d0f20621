/// Why a file is of no use as a list of trusted authorities, as a sentence for who named it.
package enum AuthorityFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no such file, or this user may not read it.
    case unreadable(String)
    /// The file has no certificate in PEM format.
    case noCertificate(String)

    /// What is wrong and what is wanted.
    package var description: String {
        switch self {
        case .unreadable(let path):
            "The file \(path) cannot be read. Is the path right?"
        case .noCertificate(let path):
            "There is no certificate in \(path). A file in PEM format is wanted: -----BEGIN CERTIFICATE-----."
        }
    }
}
