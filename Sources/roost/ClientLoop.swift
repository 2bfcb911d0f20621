import ChatClient
import Glibc
import Terminal
import WebSocketNIO

/// Drives the client: what the front, the signals and the network report is fed to `update`, its effects are carried
/// out, and the front shows what changed, at most once in a frame.
///
/// Everything here is on the main actor, so an input is applied whole before the next one.
final class ClientLoop {
    private var model: Model
    private let metrics = ViewMetrics()
    private let front: any Front
    private let clock = ClientClock()
    private let network: NetworkLink
    private let files: FileKeeper?
    private let configuration: ConfigurationKeeper
    private let programs = SidePrograms()
    private let frames = FrameScheduler()
    private let wake = Wake()
    private let endings: AsyncStream<Ending>
    private let end: AsyncStream<Ending>.Continuation

    private init(nick: String, front: any Front, tls: ClientTLS, files: FileKeeper?, configuration: ConfigurationFile?)
    {
        self.front = front
        self.files = files
        self.configuration = ConfigurationKeeper(configuration)
        network = NetworkLink(tls: tls)
        (endings, end) = AsyncStream.makeStream()
        model = Model(size: front.size, wantedNick: nick, seed: .random(in: .min ... .max))
    }

    /// Runs the client until the user leaves, a signal asks it to, or the front has no more input.
    static func run(
        _ launch: Launch, as nick: String, on front: any Front, tls: ClientTLS, files: FileKeeper? = nil,
        configuration: ConfigurationFile? = nil, signals: AsyncStream<Int32>
    ) async -> Ending {
        let loop = ClientLoop(nick: nick, front: front, tls: tls, files: files, configuration: configuration)
        loop.configuration.report = { loop.apply(.configurationSaved($0)) }
        files?.report = { loop.apply(.fileTrouble($0)) }
        loop.programs.report = { loop.apply($0) }
        let tasks = (
            front: Task { await loop.readFront() },
            signals: Task { await loop.readSignals(signals) },
            network: Task { await loop.readNetwork() }
        )
        loop.apply(.launch(launch))
        var ending = Ending.quit(code: 0, message: nil)
        for await first in loop.endings {
            ending = first
            break
        }
        // No report comes in any more: one of the connection's end would show it as lost and try to make it again.
        tasks.network.cancel()
        await loop.network.finish()
        await files?.finish()
        await loop.configuration.finish()
        tasks.front.cancel()
        tasks.signals.cancel()
        front.close()
        return ending
    }

    // MARK: The three sources of inputs

    private func readFront() async {
        let ending = await front.readInputs { [self] in apply($0) }
        end.yield(ending)
        // As at SIGHUP, which may never come: what was typed is kept.
        terminate()
    }

    private func readSignals(_ signals: AsyncStream<Int32>) async {
        for await signal in signals {
            switch signal {
            case SIGINT where front.isLent: break
            case SIGTERM, SIGHUP, SIGINT:
                // First, so that it is the reason: leaving in good order follows and would give another.
                end.yield(.signal(signal))
                terminate()
            default:
                for input in front.inputs(for: signal) { apply(input) }
            }
        }
    }

    /// Leaves in good order, after the keys that were pressed before.
    private func terminate() {
        for input in front.flush() { apply(input) }
        apply(.terminate)
    }

    private func readNetwork() async {
        while let batch = await network.mailbox.next() {
            for report in batch { apply(.network(report.number, report.event)) }
            // A burst becomes one batch a frame instead of one a message, and keys get their turn between.
            try? await Task.sleep(for: FrameScheduler.batchPause)
        }
    }

    // MARK: Update, effects, showing

    private func apply(_ input: Input) {
        for effect in update(&model, input, now: clock.now(), metrics: metrics) { carryOut(effect) }
        armWake()
        frames.schedule { [self] in front.show(model) }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .connect(let address, let number): network.connect(to: address, number: number)
        case .disconnect(let number): network.disconnect(number)
        case .leave(let number): network.leave(number)
        case .transmit(let request): network.send(.request(request))
        case .transmitText(let text): network.send(.text(text))
        case .ping: network.send(.ping)
        case .terminal(let effect): front.carryOut(effect)
        case .file(let effect): files?.add(effect)
        case .configuration(let effect): configuration.carryOut(effect)
        case .process(let effect): programs.carryOut(effect)
        case .quit(let code, let message): end.yield(.quit(code: code, message: message))
        }
    }

    private func armWake() {
        guard let deadline = model.nextDeadline else { return wake.cancel() }
        wake.schedule(at: clock.instant(deadline)) { [self] in apply(.tick) }
    }
}
