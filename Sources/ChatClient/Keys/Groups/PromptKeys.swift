import TerminalCore

/// The keys that end a prompt; those that edit and those of a list work beside them.
enum PromptKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case accept, cancel, older, newer }

    static let bindings: [KeyBinding] = [
        KeyBinding("prompt-accept", "Enter", "take what it found", .prompt(.accept), in: .prompt, .plain(.enter)),
        KeyBinding(
            "prompt-cancel", "Esc, Ctrl-G, Ctrl-C", "close, and back to your draft", .prompt(.cancel), in: .prompt,
            .plain(.escape), .control("g"), .control("c")),
        KeyBinding(
            "prompt-older", "Up, Ctrl-R", "what is older, or one up", .prompt(.older), in: .prompt, .plain(.up),
            .control("r")),
        KeyBinding(
            "prompt-newer", "Down, Ctrl-S", "what is newer, or one down", .prompt(.newer), in: .prompt, .plain(.down),
            .control("s")),
    ]
}
