/// What the client tells a server of itself.
package enum ClientProgram {
    /// The program's name.
    package static let name = "roost"
    /// The program's version.
    package static let version = "0.1.0"
}
