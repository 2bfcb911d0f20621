import Foundation

/// A file that is made and not written by hand.
struct Document {
    /// Where it is, below the project's folder.
    let path: String
    /// What is in it.
    let text: String
}

/// All files that are made.
enum Documents {
    /// Makes all of them; of the README, which is written by hand, only the tables between marks are made.
    static func all(of programs: ProgramPair, root: URL) throws -> [Document] {
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let completions = [programs.roost, programs.roostd].flatMap { program in
            [
                Document(path: "Completions/\(program.name).bash", text: BashCompletion.text(of: program)),
                Document(path: "Completions/_\(program.name)", text: ZshCompletion.text(of: program)),
                Document(path: "Completions/\(program.name).fish", text: FishCompletion.text(of: program)),
            ]
        }
        return [
            Document(path: "Manual/roost.1", text: RoostManual.text(of: programs.roost)),
            Document(path: "Manual/roostd.8", text: RoostdManual.text(of: programs.roostd)),
            Document(path: "README.md", text: try MarkedText.filling(readme, with: ReadmeTables.all(of: programs))),
        ] + completions
    }
}
