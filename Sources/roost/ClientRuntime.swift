import ChatClient
import Glibc
import Terminal
import TerminalCore
import WebSocketNIO

/// Drives the client: three loops (keys, signals, frames) feed `update`, its effects are carried out, and what
/// changed is drawn, at most once in a frame.
///
/// Everything here is on the main actor, so an input is applied whole before the next one.
final class ClientRuntime {
    private var model: Model
    private var renderer = ScreenRenderer()
    private let metrics = ViewMetrics()
    private var decoder = InputDecoder()
    private let screen: Screen
    private let clock = ClientClock()
    private let network: NetworkLink
    private let frames = FrameScheduler()
    private let wake = Wake()
    private let silence = Wake()
    private let endings: AsyncStream<Ending>
    private let end: AsyncStream<Ending>.Continuation

    private init(nick: String, screen: Screen, tls: ClientTLS) {
        self.screen = screen
        network = NetworkLink(tls: tls)
        (endings, end) = AsyncStream.makeStream()
        model = Model(size: screen.size, wantedNick: nick, seed: .random(in: .min ... .max))
    }

    /// Runs the client until the user leaves, a signal asks it to, or the terminal is gone.
    static func run(
        _ launch: Launch, as nick: String, on screen: Screen, tls: ClientTLS, signals: AsyncStream<Int32>
    ) async -> Ending {
        let runtime = ClientRuntime(nick: nick, screen: screen, tls: tls)
        let loops = (
            keys: Task { await runtime.readKeys() },
            signals: Task { await runtime.readSignals(signals) },
            network: Task { await runtime.readNetwork() }
        )
        runtime.apply(.launch(launch))
        var ending = Ending.quit(code: 0, message: nil)
        for await first in runtime.endings {
            ending = first
            break
        }
        // No report comes in any more: one of the connection's end would show it as lost and try to make it again.
        loops.network.cancel()
        await runtime.network.finish()
        loops.keys.cancel()
        loops.signals.cancel()
        screen.close()
        return ending
    }

    // MARK: The three loops

    private func readKeys() async {
        for await bytes in TerminalInput.bytes() {
            silence.cancel()
            for event in decoder.feed(bytes) { apply(.key(event)) }
            guard let limit = decoder.silenceLimit else { continue }
            // A lone Escape and a paste without an end are told from their silence.
            silence.schedule(after: limit) { [self] in
                for event in decoder.timeOut() { apply(.key(event)) }
            }
        }
        end.yield(.signal(SIGHUP))
    }

    private func readSignals(_ signals: AsyncStream<Int32>) async {
        for await signal in signals {
            switch signal {
            case SIGWINCH:
                apply(.resize(screen.updateSize()))
            case SIGTSTP:
                _ = screen.suspend()
            case SIGCONT:
                screen.resume()
                apply(.resumed)
                apply(.resize(screen.size))
            case SIGTERM, SIGHUP, SIGINT:
                // First, so that it is the reason: leaving in good order follows and would give another.
                end.yield(.signal(signal))
                apply(.terminate)
            default:
                break
            }
        }
    }

    private func readNetwork() async {
        while let batch = await network.mailbox.next() {
            for report in batch { apply(.network(report.number, report.event)) }
            // A burst becomes one batch a frame instead of one a message, and keys get their turn between.
            try? await Task.sleep(for: FrameScheduler.batchPause)
        }
    }

    // MARK: Update, effects, drawing

    private func apply(_ input: Input) {
        carryOut(update(&model, input, now: clock.now(), metrics: metrics))
    }

    private func carryOut(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .connect(let address, let number): network.connect(to: address, number: number)
            case .disconnect(let number): network.disconnect(number)
            case .leave(let number): network.leave(number)
            case .transmit(let request): network.send(.request(request))
            case .transmitText(let text): network.send(.text(text))
            case .ping: network.send(.ping)
            case .ringBell: screen.bell()
            case .setTitle(let title): screen.setTitle(title)
            case .setMouse(let isOn): screen.setMouse(isOn)
            case .redraw: screen.redrawAll()
            case .suspend: _ = screen.suspend()
            case .quit(let code, let message): end.yield(.quit(code: code, message: message))
            }
        }
        armWake()
        frames.schedule { [self] in draw() }
    }

    private func draw() {
        screen.draw(renderer.render(model, size: model.size))
    }

    private func armWake() {
        guard let deadline = model.nextDeadline else { return wake.cancel() }
        wake.schedule(at: clock.instant(deadline)) { [self] in apply(.tick) }
    }
}
