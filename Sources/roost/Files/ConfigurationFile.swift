import ChatClient
import Glibc

/// The configuration file: read once at the start, and written only when the user says so.
nonisolated struct ConfigurationFile: Sendable {
    /// Its path; it need not exist.
    let path: String
    /// The same as a person writes it, with `~` for the home directory.
    let shownPath: String

    /// Takes the file of a path.
    init(path: String, environment: [String: String]) {
        self.path = path
        let home = environment["HOME"].map { $0 + "/" } ?? "/"
        shownPath = home.count > 1 && path.hasPrefix(home) ? "~/" + path.dropFirst(home.count) : path
    }

    /// Takes `$XDG_CONFIG_HOME/roost/config`, by default `~/.config/roost/config`; nil for who has no home.
    init?(environment: [String: String]) {
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
            self.init(path: base + "/roost/config", environment: environment)
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            self.init(path: home + "/.config/roost/config", environment: environment)
        } else {
            return nil
        }
    }

    /// What sentences call the file: its last name.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Reads it; nil when there is none.
    func read() throws(FileTrouble) -> String? { try directory(of: path).read(name) }

    /// Writes settings into it, as it is now: what somebody else has written meanwhile stays, and so does who may read it.
    ///
    /// A file that is not UTF-8, or may not be written, is left alone.
    func save(_ values: [SettingText]) throws(FileTrouble) {
        // Many keep such files elsewhere and have links to them here.
        let place = resolved ?? path
        let directory = directory(of: place)
        let name = place.split(separator: "/").last.map(String.init) ?? name
        let bytes = try directory.bytes(of: name)
        guard let old = bytes.map({ String(validating: $0, as: UTF8.self) }) ?? "" else {
            throw FileTrouble(shownPath, reason: "it is not UTF-8, and would not be the same afterwards")
        }
        var text = ConfigurationText(old)
        text.set(values)
        var status = stat()
        let isThere = unsafe stat(place, &status) == 0
        if isThere, unsafe access(place, W_OK) != 0 { throw FileTrouble(place, errno) }
        try directory.make()
        let side = ".\(name)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        try directory.write(name, text.text, side: side, mode: isThere ? status.st_mode & 0o777 : 0o600)
    }

    private func directory(of path: String) -> StateDirectory {
        let end = path.lastIndex(of: "/")
        return StateDirectory(path: end.map { String(path[..<$0]) } ?? ".")
    }

    /// The path that links lead to; nil where there is no file yet.
    private var resolved: String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(validatingCString: real)
    }
}
