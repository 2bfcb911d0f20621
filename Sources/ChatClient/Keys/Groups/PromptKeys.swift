import TerminalCore

/// The keys that end a prompt; those that edit and those of a list work beside them.
enum PromptKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case accept, cancel }

    static let bindings: [KeyBinding] = [
        KeyBinding("prompt-accept", "Enter", "take what it found", .prompt(.accept), in: .prompt, .plain(.enter)),
        KeyBinding(
            "prompt-cancel", "Esc, Ctrl-G, Ctrl-C", "close, and back to your draft", .prompt(.cancel), in: .prompt,
            .plain(.escape), .control("g"), .control("c")),
    ]
}
