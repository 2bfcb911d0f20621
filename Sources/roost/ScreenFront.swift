import ChatClient
import Glibc
import Terminal
import TerminalCore

/// The full-screen front: keys come from the terminal's bytes, and the model is drawn on its cells.
final class ScreenFront: Front {
    private let screen: Screen
    private var renderer = ScreenRenderer()
    private var decoder = InputDecoder()
    private let silence = Wake()

    /// Makes the front of a screen that was taken.
    init(_ screen: Screen) {
        self.screen = screen
    }

    var size: Size { screen.size }

    func readInputs(_ apply: @escaping (Input) -> Void) async -> Ending {
        for await bytes in TerminalInput.bytes() {
            silence.cancel()
            for event in decoder.feed(bytes) { apply(.key(event)) }
            guard let limit = decoder.silenceLimit else { continue }
            // A lone Escape and a paste without an end are told from their silence.
            silence.schedule(after: limit) { [self] in
                for event in decoder.timeOut() { apply(.key(event)) }
            }
        }
        return .signal(SIGHUP)
    }

    func flush() -> [Input] {
        silence.cancel()
        return decoder.timeOut().map { .key($0) }
    }

    func inputs(for signal: Int32) -> [Input] {
        switch signal {
        case SIGWINCH:
            return [.resize(screen.updateSize())]
        case SIGTSTP:
            _ = screen.suspend()
            return []
        case SIGCONT:
            screen.resume()
            return [.resumed, .resize(screen.size)]
        default:
            return []
        }
    }

    func carryOut(_ effect: TerminalEffect) {
        switch effect {
        case .ringBell: screen.bell()
        case .setTitle(let title): screen.setTitle(title)
        case .setMouse(let isOn): screen.setMouse(isOn)
        case .copy(let text): screen.copy(text)
        case .redraw: screen.redrawAll()
        case .suspend: _ = screen.suspend()
        case .print: break
        }
    }

    func show(_ model: Model) {
        screen.theme = model.theme
        screen.draw(renderer.render(model, size: model.size))
    }

    func close() {
        screen.close()
    }
}
