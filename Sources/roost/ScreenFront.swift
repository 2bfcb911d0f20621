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
    private let hold = InputHold()
    private var editing: Editing?
    private(set) var isLent = false
    private var apply: (Input) -> Void = { _ in }

    /// Makes the front of a screen that was taken.
    init(_ screen: Screen) {
        self.screen = screen
    }

    var size: Size { screen.size }

    func readInputs(_ apply: @escaping (Input) -> Void) async -> Ending {
        self.apply = apply
        for await bytes in TerminalInput.bytes(hold: hold) {
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
        let edited = editing?.breakOff().map { Input.edited($0) }
        return decoder.timeOut().map { .key($0) } + [edited].compactMap(\.self)
    }

    func inputs(for signal: Int32) -> [Input] {
        switch signal {
        case SIGWINCH:
            // The size is read when the terminal is ours again.
            return isLent ? [] : [.resize(screen.updateSize())]
        case SIGTSTP:
            _ = screen.suspend(alone: true)
            return []
        case SIGCONT where isLent:
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
        case .suspend: suspend()
        case .edit(let text): edit(text)
        case .print: break
        }
    }

    private func suspend() {
        if screen.suspend() { return }
        let apply = apply
        Task { apply(.cannotSuspend) }
    }

    private func edit(_ text: String) {
        isLent = true
        Task { [self] in
            await hold?.hold()
            screen.lend()
            let outcome: EditOutcome
            do throws(EditingTrouble) {
                let editing = try Editing.start(text)
                self.editing = editing
                outcome = await editing.outcome()
            } catch {
                outcome = .failed(error.sentence, saved: nil)
            }
            editing = nil
            isLent = false
            screen.takeBack()
            hold?.release()
            for input in [.edited(outcome), .resumed, .resize(screen.size)] as [Input] { apply(input) }
        }
    }

    func show(_ model: Model) {
        if isLent { return }
        screen.theme = model.theme
        screen.draw(renderer.render(model, size: model.size))
    }

    func close() {
        screen.close()
    }
}
