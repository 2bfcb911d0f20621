import ChatClient
import ChatProtocol
import Glibc

/// The logs below the state directory: `logs/SERVER/ROOM/2026-11-23.log`, for nobody but their owner, and only ever added
/// to.
///
/// Beside the files of a room stands the place of its last event, behind a lock: each event is logged once, however often
/// the server sends it and however many programs log the room.
nonisolated struct LogFiles: Sendable {
    /// The name of the folder of logs.
    static let folder = "logs"
    /// The file with the place of the last event.
    private static let placeName = "position"

    /// The state directory.
    let directory: StateDirectory

    /// Adds entries to their rooms' logs; what one room's log refuses is told when all others have theirs.
    func append(_ entries: [LogEntry]) throws(FileTrouble) {
        var trouble: FileTrouble?
        var rest = entries[...]
        while let first = rest.first {
            let ofRoom = rest.prefix { $0.place == first.place }
            rest = rest.dropFirst(ofRoom.count)
            do throws(FileTrouble) {
                try append(ofRoom, in: "\(Self.folder)/\(first.place.path)")
            } catch {
                trouble = trouble ?? error
            }
        }
        if let trouble { throw trouble }
    }

    private func append(_ entries: ArraySlice<LogEntry>, in folder: String) throws(FileTrouble) {
        try directory.make(folder)
        let name = "\(folder)/\(Self.placeName)"
        let descriptor = unsafe open(directory.file(name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(directory.file(name), errno) }
        defer { close(descriptor) }
        // A file system that knows no locks does without.
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        var last = try directory.read(name).flatMap(Self.position)
        var rest = entries
        while let first = rest.first {
            let ofDay = rest.prefix { $0.fileName == first.fileName }
            rest = rest.dropFirst(ofDay.count)
            var text = ""
            var newest = last
            for entry in ofDay {
                if let position = entry.position {
                    if let newest, newest.epoch == position.epoch {
                        guard position.seq > newest.seq else { continue }
                        if position.seq > newest.seq + 1 { text += entry.gapLine(position.seq - newest.seq - 1) }
                    }
                    newest = position
                }
                text += entry.line ?? ""
            }
            try add(text, to: "\(folder)/\(first.fileName)")
            guard newest != last, let newest else { continue }
            last = newest
            let place = "\(newest.epoch.text) \(newest.seq)\n"
            // Over the old one and not after emptying the file: a full disk has room for that.
            guard lseek(descriptor, 0, SEEK_SET) == 0, StateDirectory.append(place, to: descriptor),
                ftruncate(descriptor, off_t(place.utf8.count)) == 0
            else { throw FileTrouble(directory.file(name), errno) }
        }
    }

    /// Adds a text at the end of a file, all of it or nothing.
    private func add(_ text: String, to name: String) throws(FileTrouble) {
        guard !text.isEmpty else { return }
        let path = directory.file(name)
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(path, errno) }
        defer { close(descriptor) }
        let end = lseek(descriptor, 0, SEEK_END)
        guard StateDirectory.append(text, to: descriptor) else {
            let number = errno
            if end >= 0 { _ = ftruncate(descriptor, end) }
            throw FileTrouble(path, number)
        }
    }

    private static func position(_ text: String) -> Position? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let epoch = Epoch(String(parts[0])), let seq = Int64(parts[1]) else { return nil }
        return Position(epoch: epoch, seq: seq)
    }
}
