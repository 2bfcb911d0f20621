import TestSupport

/// An implementation of WebSocket that nobody here wrote.
enum ForeignPeer: CaseIterable {
    case python
    case node

    /// Starts its version of a script in `Peers`: `echo`, `chat`.
    func start(_ script: String, _ arguments: [String]) throws -> BackgroundProgram {
        switch self {
        case .python: try PythonScript.start("Interop/Peers/\(script).py", arguments)
        case .node: try NodeScript.start("Interop/Peers/\(script).js", arguments)
        }
    }
}
