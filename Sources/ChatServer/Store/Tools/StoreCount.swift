/// How much there is in a store.
package struct StoreCount: Equatable, Sendable, CustomStringConvertible {
    /// The rooms.
    package var rooms: Int
    /// The events of all rooms.
    package var events: Int

    /// Creates a count.
    package init(rooms: Int, events: Int) {
        self.rooms = rooms
        self.events = events
    }

    /// In words for a person.
    package var description: String {
        "\(rooms) \(rooms == 1 ? "room" : "rooms") with \(events) \(events == 1 ? "event" : "events")"
    }
}
