import ChatClient
import Terminal

/// Runs the programs that do something for the client beside it, and reports those that fail.
final class SidePrograms {
    /// Notifying programs at one time: one that hangs costs a thread.
    private static let notifiersMax = 4

    /// Tells the client what failed.
    var report: (Input) -> Void = { _ in }
    private var notifiers = 0

    /// Has a program do something, and waits for nothing.
    func carryOut(_ effect: ProcessEffect) {
        switch effect {
        case .open(let arguments):
            Task { await run(arguments) { .openFailed(program: $0, status: $1) } }
        case .notify(let arguments):
            guard notifiers < Self.notifiersMax else { return }
            notifiers += 1
            Task {
                await run(arguments) { .notifyFailed(program: $0, status: $1) }
                notifiers -= 1
            }
        }
    }

    private func run(_ arguments: [String], _ failed: (String, Int32?) -> Input) async {
        let program = arguments.first ?? ""
        switch await DetachedProgram.run(arguments) {
        case .status(0): break
        case .status(let status): report(failed(program, status))
        case .notStarted: report(failed(program, nil))
        }
    }
}
