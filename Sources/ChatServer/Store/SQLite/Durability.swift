/// What an event has survived when people see it.
package enum Durability: String, Sendable, CaseIterable {
    /// The end of the program, also by `kill -9`: it is committed, and the system writes it when it likes.
    case relaxed
    /// The end of the machine as well: it is on the disk.
    case full

    /// SQLite's name for it.
    var synchronous: String {
        switch self {
        case .relaxed: "NORMAL"
        case .full: "FULL"
        }
    }

    /// The number by which SQLite says which one is in force.
    var synchronousLevel: Int {
        switch self {
        case .relaxed: 1
        case .full: 2
        }
    }
}
