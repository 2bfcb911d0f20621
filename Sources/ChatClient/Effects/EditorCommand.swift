/// The editor that somebody wants, as the environment names it.
package struct EditorCommand: Equatable, Sendable {
    /// What a shell would not take as it is.
    private static let shellSigns = " \t\n\"'\\$`|&;<>()*?[]#~=%{}!"
    /// What stands in more than a program and its arguments: assignments, lists, pipes, groups.
    private static let compoundSigns = "=;|&<>(){}`\n"
    /// What is looked for where the environment names none.
    private static let usual = ["vi", "nano"]

    /// What to call it in a sentence.
    package let name: String
    /// The program and its first arguments; the file is the last one.
    package let arguments: [String]

    /// Chooses `$VISUAL`, else `$EDITOR`, else what is usual; nil where there is nothing of it.
    ///
    /// A value with arguments or quotes is the shell's to read, as with other programs; the editor takes the shell's place,
    /// so that signals reach it. Where it can't, Ctrl-C and Ctrl-\ are the editor's all the same: a trap that does nothing
    /// keeps the shell, and is gone in the editor.
    package init?(environment: [String: String], isThere: (String) -> Bool) {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0]?.trimmingSpaces() }.first { !$0.isEmpty }
        guard let editor = named ?? Self.usual.first(where: isThere) else { return nil }
        name = String(editor.prefix { !$0.isWhitespace })
        guard editor.contains(where: Self.shellSigns.contains) else {
            arguments = [editor]
            return
        }
        let isOneProgram = !editor.contains(where: Self.compoundSigns.contains)
        arguments = ["sh", "-c", "\(isOneProgram ? "exec" : "trap : INT QUIT;") \(editor) \"$@\"", editor]
    }

    /// What to do where there is none.
    package static let missing = "No editor is known here. Set VISUAL or EDITOR, for example to nano, and start again."
}
