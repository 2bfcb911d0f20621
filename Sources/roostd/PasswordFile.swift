import ArgumentParser
import ChatProtocol
import ChatServer
import FoundationEssentials

/// The file that the server's password stands in, so that it is in no list of processes.
struct PasswordFile {
    let path: String

    /// Reads it; throws a sentence.
    func read() throws -> ServerPassword {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("The password file \(path) can't be read as text.")
        }
        guard let password = Password(text) else {
            throw ValidationError("There is no password in \(path). \(Password.rule)")
        }
        return ServerPassword(password)
    }
}
