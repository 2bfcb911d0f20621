/// The commands about links.
enum LinkCommands {
    /// What they do.
    enum Action: Hashable, Sendable { case list, open }

    static let commands: [CommandEntry] = [
        CommandEntry(.links(.list), "url", ["copy"], "[N]", "links seen in this room; copy the Nth, newest first"),
        CommandEntry(.links(.open), "open", [], "[N]", "open a link with your program"),
    ]
}

extension Model {
    mutating func run(_ action: LinkCommands.Action, _ arguments: String) -> [Effect] {
        guard !arguments.isEmpty else {
            leaveLine()
            openLinks()
            return []
        }
        let links = links
        guard let number = Int(arguments), let entry = links.first(where: { $0.number == number }) else {
            say(
                links.isEmpty
                    ? "No link in the messages held here."
                    : "There is no link \(arguments) here. /url lists \(links.count.grouped).")
            return []
        }
        leaveLine()
        return action == .list ? copy(link: entry.link) : open(link: entry.link)
    }
}
