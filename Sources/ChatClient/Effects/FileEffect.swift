/// What is to be written below the state directory.
package enum FileEffect: Equatable, Sendable {
    /// Write a part of the state, whole: it takes the place of what was kept before.
    case keep(StatePart, String)
    /// Add to the logs of rooms, each event once.
    case log([LogEntry])
}
