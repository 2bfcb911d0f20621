import ChatClient
import NIOPosix

/// Writes what the client wants kept, in order and away from the main actor.
///
/// Nothing is made before there is something to keep.
final class FileKeeper {
    private let directory: StateDirectory
    private let jobs: AsyncStream<FileEffect>.Continuation
    private var writing: Task<Void, Never>?
    /// Tells the client what could not be written.
    var report: (String) -> Void = { _ in }
    private var slot: StateSlot?
    private var troubles: Set<String> = []

    /// The folder of logs; it need not be there.
    var logFolder: String { directory.file(LogFiles.folder) }

    /// Makes the keeper of this user's state directory, with what is kept there; nil for who has none.
    static func start() -> (keeper: FileKeeper, state: ClientState)? {
        guard let directory = StateDirectory() else { return nil }
        let keeper = FileKeeper(directory)
        guard directory.exists, let taken = try? StateSlot.takeOver(in: directory) else {
            return (keeper, ClientState())
        }
        keeper.slot = taken.slot
        return (keeper, taken.state)
    }

    private init(_ directory: StateDirectory) {
        self.directory = directory
        let (stream, jobs) = AsyncStream.makeStream(of: FileEffect.self)
        self.jobs = jobs
        writing = Task { [self] in
            for await job in stream { await carryOut(job) }
        }
    }

    /// Has something written, after what was asked for before.
    func add(_ job: FileEffect) {
        jobs.yield(job)
    }

    /// Waits until everything is written.
    func finish() async {
        jobs.finish()
        await writing?.value
    }

    private func carryOut(_ job: FileEffect) async {
        let (directory, slot) = (directory, slot)
        let trouble = job.trouble
        do {
            self.slot = try await NIOThreadPool.singleton.runIfActive {
                try Self.write(job, directory, slot)
            }
            troubles.remove(trouble)
        } catch {
            // Once, until it works again.
            if troubles.insert(trouble).inserted { report("\(trouble) \(error)") }
        }
    }

    private nonisolated static func write(
        _ job: FileEffect, _ directory: StateDirectory, _ slot: StateSlot?
    ) throws -> StateSlot? {
        try directory.make()
        switch job {
        case .keep(let part, let text):
            let slot = try slot ?? StateSlot.takeEmpty(in: directory)
            try slot?.write(part, text)
            return slot
        case .log(let entries):
            try LogFiles(directory: directory).append(entries)
            return slot
        }
    }
}

extension FileEffect {
    /// What is to be said when it cannot be done.
    fileprivate var trouble: String {
        switch self {
        case .keep: "Nothing can be kept for the next start."
        case .log: "Not everything that is said can be logged."
        }
    }
}
