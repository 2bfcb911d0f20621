/// Why a tool could not do its work on a data directory, as a sentence for who called it.
package enum ToolError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no such file.
    case missing(String)
    /// The directory has no rooms, or there is none.
    case nothingKept(String)
    /// There is a file already where one is to be made.
    case exists(String)
    /// The file can't be made; the system's reason follows.
    case unwritable(String, reason: String)
    /// The directory has no such room.
    case noSuchRoom(String, directory: String)

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .missing(let path): "There is no file \(path)."
        case .nothingKept(let directory):
            "There are no rooms in \(directory). Name the directory of the server with --data."
        case .exists(let path): "\(path) is there already. Choose another name, or take it away first."
        case .unwritable(let path, let reason): "\(path) can't be written: \(reason). Choose another place."
        case .noSuchRoom(let room, let directory):
            "There is no room \(room) in \(directory). Without rooms, all are meant."
        }
    }
}
