import ChatServer

/// Where the rooms outlive the servers of a simulated world, and where a fault comes at a certain write.
protocol Storage: AnyObject {
    /// Whether the fault has come.
    var hasFailed: Bool { get }

    /// Opens it for a new life of the server; `whenKilled` is called where that life, or the machine's, ends at a write.
    func open(whenKilled: @escaping (_ isPowerCut: Bool) -> Void) -> any RoomLogStore & SessionStore

    /// Leaves it as the end of the server has left it, or the end of the machine.
    func abandon(isPowerCut: Bool)

    /// Ends the use of it, once everything that is stored has been held against what was told.
    func finish()
}
