import Foundation

/// A server's password in its one legal form: in NFC, on one line, without spaces around it.
///
/// So a file's last newline and the way in which a keyboard composes letters make no difference.
public struct Password: Equatable, Sendable {
    /// The text as it is sent and compared.
    public let text: String

    /// Takes what somebody typed or what stands in a file.
    ///
    /// - Returns: nil for what is empty, has several lines or control characters, or is longer than 256 bytes.
    public init?(_ raw: String) {
        let text = NameRule.normalised(raw.trimmingCharacters(in: .whitespacesAndNewlines))
        guard !text.isEmpty, text.utf8.count <= ChatLimits.passwordBytes,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = text
    }

    /// What a password is, for who gave something else.
    public static let rule = "A password is one line of 1 to \(ChatLimits.passwordBytes) bytes."
}
