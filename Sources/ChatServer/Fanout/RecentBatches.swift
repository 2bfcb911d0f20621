import NIOCore

/// The batches that a room has told of last, for readers who have fallen a little behind.
///
/// They stop between two batches, so that they can go on with the same bytes that everybody else has got: who is slow
/// together with many others costs the encoding no second time.
struct RecentBatches {
    /// The bytes of all batches: what a reader can be behind by without the log being read.
    private static let bytesMax = 256 * 1024

    /// The sweeps without a new batch after which all are let go: whoever is still behind then reads the log.
    private static let quietSweepsMax = 10

    private var batches: [EventBatch] = []
    private var bytes = 0
    private var quietSweeps = 0

    /// Adds the newest batch, and lets go of the oldest.
    mutating func append(_ batch: EventBatch) {
        if let last = batches.last, last.last + 1 != batch.first { removeAll() }
        quietSweeps = 0
        batches.append(batch)
        bytes += batch.frames.bytes
        while bytes > Self.bytesMax, !batches.isEmpty {
            bytes -= batches.removeFirst().frames.bytes
        }
    }

    /// Lets a second pass; a room that has fallen silent keeps nothing here.
    mutating func sweep() {
        quietSweeps += 1
        if quietSweeps > Self.quietSweepsMax { removeAll() }
    }

    /// Lets go of all batches: what was said in one of them must not be told again.
    mutating func removeAll() {
        batches = []
        bytes = 0
    }

    /// Returns the batches that follow an event in a form, about so many bytes of them; none where that is not known.
    func after(_ seq: Int64, as form: WireForm, bytes: Int) -> [EventBatch] {
        guard let begin = batches.firstIndex(where: { $0.first == seq + 1 }) else { return [] }
        var found: [EventBatch] = []
        var size = 0
        for batch in batches[begin...] {
            guard batch.frames.forms.contains(form) else { break }
            size += batch.frames[form].readableBytes
            if size > bytes, !found.isEmpty { break }
            found.append(batch)
        }
        return found
    }
}
