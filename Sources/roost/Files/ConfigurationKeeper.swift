import ChatClient
import NIOPosix

/// Writes the configuration file when the client wants it, in order and away from the main actor.
final class ConfigurationKeeper {
    /// The file; nil for who has no home and named none.
    private let file: ConfigurationFile?
    /// Tells the client what became of it.
    var report: (ConfigurationOutcome) -> Void = { _ in }
    private var writing: Task<Void, Never>?

    /// Makes the keeper of a file.
    init(_ file: ConfigurationFile?) {
        self.file = file
    }

    /// Does something with the file, after what was asked for before.
    func carryOut(_ effect: ConfigurationEffect) {
        guard let file else {
            return report(.failed(sentence: "There is no home directory. roost --config FILE names a file."))
        }
        switch effect {
        case .save(let values):
            let before = writing
            writing = Task {
                await before?.value
                do {
                    try await NIOThreadPool.singleton.runIfActive { try file.save(values) }
                    report(.saved(path: file.shownPath))
                } catch {
                    report(.failed(sentence: "\(error)."))
                }
            }
        }
    }

    /// Waits until everything is written.
    func finish() async { await writing?.value }
}
