/// What the programs' exit statuses mean, for manuals and the README.
enum ExitStatuses {
    static let roost: [(status: Int, meaning: String)] = [
        (0, "asked to leave, done, or for `tail`: nobody reads on"),
        (64, "the command line, or a line of the input, asks for what cannot be"),
        (69, "the server is not reachable, or was lost before everything was confirmed"),
        (74, "the output cannot be written"),
        (76, "the server refuses us or the message, or is no chat server"),
        (78, "the configuration that `--config` names can't be read"),
    ]

    static let roostd: [(status: Int, meaning: String)] = [
        (0, "asked to stop, or done"),
        (1, "asked a second time to stop"),
        (64, "a flag is unknown or wrong"),
        (65, "what was said before can't be read"),
        (66, "what is to be read is not there"),
        (69, "the port or the data directory is in use"),
        (73, "the data directory or the file can't be used"),
        (74, "the output cannot be written"),
        (77, "this user may not listen on that port"),
        (78, "the address is not one of this machine's"),
    ]
}
