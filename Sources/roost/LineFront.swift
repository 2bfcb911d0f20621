import ChatClient
import Glibc
import Terminal
import TerminalCore

/// The front of plain mode and of the script commands: lines in, lines out, and no screen.
final class LineFront: Front {
    /// Where sentences to the user go.
    enum Notices {
        /// Among the lines: they are read by a person.
        case amongLines
        /// To standard error, so that the output holds only what was asked for.
        case apart
    }

    /// There is none; what counts rows has the smallest usual one.
    let size = Size(columns: 80, rows: 24)
    let isLent = false
    private let input: LineInput?
    private let notices: Notices
    private let endsWithReader: Bool
    private var hasReader = true
    private let endings: AsyncStream<Ending>
    private let end: AsyncStream<Ending>.Continuation
    private var wantsLines = true
    private var reader: CheckedContinuation<Void, Never>?

    /// Makes a front; without `input` none is read.
    ///
    /// - Parameter endsWithReader: whether there is nothing left to do once nobody reads the output. What was handed in
    ///   to be sent is sent in any case.
    init(input: LineInput?, notices: Notices, endsWithReader: Bool) {
        self.input = input
        self.notices = notices
        self.endsWithReader = endsWithReader
        (endings, end) = AsyncStream.makeStream()
    }

    func readInputs(_ apply: @escaping (Input) -> Void) async -> Ending {
        Task { await readLines(apply) }
        Task {
            if endsWithReader, await LineOutput.untilClosed(STDOUT_FILENO) { loseReader() }
        }
        for await ending in endings { return ending }
        return .quit(code: EXIT_SUCCESS, message: nil)
    }

    /// Hands lines on, no faster than they are carried out; what follows their end is the client's decision.
    private func readLines(_ apply: (Input) -> Void) async {
        guard let input else { return }
        while let lines = await input.next() {
            apply(.lines(lines))
            repeat {
                await withCheckedContinuation { reader = $0 }
            } while !wantsLines
        }
        apply(.endOfLines)
    }

    func flush() -> [Input] { [] }

    func inputs(for signal: Int32) -> [Input] { [] }

    func carryOut(_ effect: TerminalEffect) {
        guard case .print(let lines) = effect else { return }
        let apart = lines.filter { notices == .apart && $0.isNotice }
        let among = lines.filter { notices == .amongLines || !$0.isNotice }
        if !apart.isEmpty { _ = LineOutput.write(Self.text(of: apart), to: STDERR_FILENO) }
        guard hasReader, !among.isEmpty else { return }
        switch LineOutput.write(Self.text(of: among), to: STDOUT_FILENO) {
        case .written: break
        case .closed: loseReader()
        case .failed(let reason):
            end.yield(.quit(code: EX_IOERR, message: "roost: The output can't be written: \(reason)."))
        }
    }

    private func loseReader() {
        hasReader = false
        if endsWithReader { end.yield(.quit(code: EXIT_SUCCESS, message: nil)) }
    }

    private static func text(of lines: [PrintedLine]) -> String { lines.map { $0.text + "\n" }.joined() }

    func show(_ model: Model) {
        wantsLines = model.wantsLines
        reader.take()?.resume()
    }

    func close() {}
}
