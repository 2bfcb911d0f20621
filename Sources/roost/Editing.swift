import ChatClient
import Glibc
import Terminal

/// A text in the user's editor, which has the terminal meanwhile.
struct Editing {
    /// The editor's name, for sentences.
    let name: String
    private let program: ForegroundProgram
    private let file: EditedFile

    /// Starts the editor on a text; throws the sentence that says why it can't be.
    ///
    /// The terminal has to be lent by then.
    static func start(_ text: String) throws(EditingTrouble) -> Editing {
        guard let command = EditorCommand(environment: environment, isThere: isThere) else {
            throw EditingTrouble(sentence: EditorCommand.missing)
        }
        let file: EditedFile
        do {
            file = try EditedFile.make(text, besides: StateDirectory())
        } catch {
            throw EditingTrouble(sentence: "The text can't be written for \(command.name). \(error.description).")
        }
        guard let program = ForegroundProgram.start(command.arguments + [file.path]) else {
            file.remove()
            throw EditingTrouble(sentence: "\(command.name) cannot be run here. VISUAL or EDITOR names another editor.")
        }
        return Editing(name: command.name, program: program, file: file)
    }

    /// Waits for the editor's end and returns what came of it; nothing is left of the file.
    func outcome() async -> EditOutcome {
        let status = await program.end()
        let saved = file.read()
        file.remove()
        switch (status, saved) {
        case (0, let saved?): return .text(saved.text, isRepaired: saved.isRepaired)
        case (0, nil): return .failed("\(name) removed its file.", saved: nil)
        case (127, _): return .failed("\(name) cannot be run here. VISUAL or EDITOR names another editor.", saved: nil)
        case (129..., _): return .failed("\(name) was ended by signal \(status - 128).", saved: saved?.text)
        default: return .failed("\(name) ended with status \(status).", saved: saved?.text)
        }
    }

    /// Ends it because we have to go, and returns what it has saved by now, if anything.
    func breakOff() -> EditOutcome? {
        program.hangUp()
        defer { file.remove() }
        return file.read().map { .text($0.text, isRepaired: $0.isRepaired) }
    }

    private static var environment: [String: String] {
        var found: [String: String] = [:]
        for name in ["VISUAL", "EDITOR"] {
            found[name] = unsafe getenv(name).flatMap { unsafe String(validatingCString: $0) }
        }
        return found
    }

    private static func isThere(_ program: String) -> Bool {
        let path = unsafe getenv("PATH").flatMap { unsafe String(validatingCString: $0) } ?? "/usr/bin:/bin"
        return path.split(separator: ":").contains { unsafe access("\($0)/\(program)", X_OK) == 0 }
    }
}

/// Why a text can't be edited elsewhere, as a sentence.
struct EditingTrouble: Error {
    /// What happened and what to do.
    let sentence: String
}
