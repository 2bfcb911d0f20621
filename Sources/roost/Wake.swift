/// One moment to wake up at; scheduling again replaces it.
final class Wake {
    private var task: Task<Void, Never>?
    private var due: ContinuousClock.Instant?

    /// Wakes at a moment, unless that is the one already waited for.
    func schedule(at moment: ContinuousClock.Instant, _ action: @escaping @MainActor () -> Void) {
        guard due != moment else { return }
        cancel()
        due = moment
        task = Task {
            guard (try? await Task.sleep(until: moment, clock: .continuous)) != nil, !Task.isCancelled else { return }
            due = nil
            action()
        }
    }

    /// Wakes after a time of silence.
    func schedule(after duration: Duration, _ action: @escaping @MainActor () -> Void) {
        schedule(at: .now + duration, action)
    }

    /// Forgets the moment.
    func cancel() {
        task?.cancel()
        task = nil
        due = nil
    }
}
