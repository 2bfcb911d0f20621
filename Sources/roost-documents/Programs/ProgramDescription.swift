/// A program as its own flags describe it.
struct ProgramDescription {
    /// Its name, with the one of the program before it for a tool: `roost send`.
    var name: String
    /// What it is for, as a sentence.
    var abstract: String
    /// Its flags, in the order of its help.
    var options: [OptionDescription]
    /// What stands on the command line without a flag.
    var arguments: [ArgumentDescription]
    /// What its first word can be to do something else.
    var tools: [ProgramDescription] = []
    /// Its settings, each of which is a flag, too.
    var settings: [OptionDescription] = []

    /// The last word of the name.
    var word: String { name.split(separator: " ").last.map(String.init) ?? name }
    /// All flags.
    var flags: [OptionDescription] { options + settings }
}

/// A flag.
struct OptionDescription {
    /// What a value is, for who completes it.
    enum Value: Equatable {
        case text, file, directory
        case words([String])
    }

    /// Its names with their dashes: `-n`, `--nick`.
    var names: [String]
    /// What stands for its value in a manual; nil for a flag without one.
    var valueName: String?
    /// What its value is.
    var value = Value.text
    /// What it does.
    var abstract: String
    /// The value without it, where that is told.
    var standard: String?
    /// Whether it may stand more than once.
    var isRepeating = false
}

/// Something on the command line without a flag.
struct ArgumentDescription {
    /// What stands for it in a manual.
    var name: String
    /// What it is.
    var abstract: String
    /// Whether it may be left out.
    var isOptional: Bool
    /// Whether there may be more than one.
    var isRepeating: Bool

    /// Whether it is a file's name.
    var isFile: Bool { name == "file" }
}
