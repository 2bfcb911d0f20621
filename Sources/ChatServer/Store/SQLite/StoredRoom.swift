import ChatProtocol
import Synchronization

/// A room as the database knows it: what its log begins with.
final class StoredRoom: Sendable {
    let id: Int64
    let name: RoomName
    let epoch: Epoch
    let topic: String
    /// The newest event's number when the room was loaded.
    let head: Int64
    /// The number of the oldest event kept; retention moves it.
    let first: Atomic<Int64>
    /// Up to which number the search index has the messages, as far as that is known; the indexer moves it.
    let indexed = Atomic<Int64>(0)

    init(id: Int64, name: RoomName, epoch: Epoch, topic: String = "", head: Int64 = 0, first: Int64 = 1) {
        self.id = id
        self.name = name
        self.epoch = epoch
        self.topic = topic
        self.head = head
        self.first = Atomic(first)
    }
}
