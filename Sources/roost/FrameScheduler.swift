/// Sees that the screen is drawn soon after a change and at most once in a frame.
///
/// Idle, it does nothing at all.
final class FrameScheduler {
    /// One frame at 60 a second: more often no terminal shows and no eye sees.
    static let frame: Duration = .milliseconds(16)
    /// The pause after a batch from the network, shorter than a frame.
    static let batchPause: Duration = .milliseconds(10)

    private var isPending = false
    private var lastDraw = ContinuousClock.now - .seconds(1)

    /// Draws now if the last frame is over, else once it is; more requests until then are the same frame.
    func schedule(_ draw: @escaping @MainActor () -> Void) {
        guard !isPending else { return }
        isPending = true
        let due = lastDraw + Self.frame
        Task {
            if due > .now { try? await Task.sleep(until: due, clock: .continuous) }
            isPending = false
            draw()
            lastDraw = .now
        }
    }
}
