import TestSupport

/// An implementation of WebSocket that nobody here wrote.
enum ForeignPeer: CaseIterable {
    case python
    case node

    /// Starts its version of a script in `Peers`, `echo` or `chat`, which trusts also the authorities in a file.
    func start(_ script: String, _ arguments: [String], trusting file: String? = nil) throws -> BackgroundProgram {
        switch self {
        case .python:
            try PythonScript.start(
                "Interop/Peers/\(script).py", arguments, environment: file.map { ["SSL_CERT_FILE": $0] } ?? [:])
        case .node:
            try NodeScript.start(
                "Interop/Peers/\(script).js", arguments, environment: file.map { ["NODE_EXTRA_CA_CERTS": $0] } ?? [:])
        }
    }
}
