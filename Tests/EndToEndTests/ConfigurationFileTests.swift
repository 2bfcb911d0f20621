import Foundation
import TestSupport
import Testing

extension RealPrograms {
    /// The configuration file of the real client.
    @Suite("The configuration file")
    struct ConfigurationFileTests {
        private let home = ConfigurationHome()

        @Test func `server, name and rooms of the configuration are where it goes`() async throws {
            let server = try await Roostd.start()
            try home.write("server = \(server.address)\nnick = dana\nroom = dev\n")
            let terminal = try RoostTerminal.start([], environment: home.environment)
            try await terminal.program.wait("dana to be in #dev") { $0.contains("You are dana in #dev") }
            let other = try RoostTerminal.start(["--room", "ops", "-n", "bob"], environment: home.environment)
            try await other.program.wait("bob to be in #ops") { $0.contains("You are bob in #ops") }
        }

        @Test func `a mistake in it is told with its line, and nothing stops`() async throws {
            let server = try await Roostd.start()
            try home.write("# mine\n\ncolour = 16\nnick = dana\n")
            let terminal = try await RoostTerminal.join(server, as: "dana", environment: home.environment)
            try await terminal.program.wait("the warning") {
                $0.contains("config line 3: unknown setting \"colour\"; did you mean")
            }
            let form = try RoostTerminal.start([], environment: home.environment)
            try await form.program.wait("the warning below the form") {
                $0.contains("Connect to a chat server") && $0.contains("config line 3: unknown setting")
            }
        }

        @Test func `what is changed is kept on demand, for nobody else to read, and holds at the next start`()
            async throws
        {
            let server = try await Roostd.start()
            let first = try await RoostTerminal.join(server, as: "dana", environment: home.environment)
            try await first.say("/set times off")
            try await first.say("/set save")
            try await first.program.wait("that it is kept") { $0.contains("Kept in") }
            #expect(home.text == "times = off\n")
            #expect(home.mode == 0o600)
            try home.write("# hours are for others\ntimes = off\nfuture = 1\n")
            let second = try await RoostTerminal.join(server, as: "erin", environment: home.environment)
            try await second.say("/set times")
            try await second.program.wait("the value of the file") { $0.contains("times is off; the default is auto.") }
            try await second.say("/set times auto")
            try await second.say("/set bell all")
            try await second.say("/set save")
            try await second.program.wait("that it is kept") { $0.contains("Kept in") }
            #expect(home.text == "# hours are for others\ntimes = auto\nfuture = 1\nbell = all\n")
        }

        @Test func `it is written where a link leads, for who may read it now`() async throws {
            let server = try await Roostd.start()
            let place = home.url.appending(path: "dotfiles")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try home.write("")
            try FileManager.default.removeItem(at: home.file)
            try Data("mouse = off\n".utf8).write(to: place.appending(path: "roost"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: place.appending(path: "roost").path)
            try FileManager.default.createSymbolicLink(
                at: home.file, withDestinationURL: place.appending(path: "roost"))
            let terminal = try await RoostTerminal.join(server, as: "dana", environment: home.environment)
            try await terminal.say("/set mouse on")
            try await terminal.say("/set save")
            try await terminal.program.wait("that it is kept") { $0.contains("Kept in") }
            #expect(try String(contentsOf: place.appending(path: "roost"), encoding: .utf8) == "mouse = on\n")
            let isLink = try FileManager.default.destinationOfSymbolicLink(atPath: home.file.path)
            #expect(isLink.hasSuffix("dotfiles/roost"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["roost"])
            let attributes = try FileManager.default.attributesOfItem(atPath: place.appending(path: "roost").path)
            #expect(attributes[.posixPermissions] as? Int == 0o644)
        }

        @Test func `a file that is not UTF-8 is read as far as can be, and never written`() async throws {
            let server = try await Roostd.start()
            try home.write("")
            // A comment in the encoding of older Korean editors.
            let bytes = Data([0x23, 0x20, 0xB0, 0xA1, 0x0A] + Array("mouse = off\n".utf8))
            try bytes.write(to: home.file)
            let terminal = try await RoostTerminal.join(server, as: "dana", environment: home.environment)
            try await terminal.say("/set mouse")
            try await terminal.program.wait("what it says") { $0.contains("mouse is off") }
            try await terminal.say("/set mouse on")
            try await terminal.say("/set save")
            try await terminal.program.wait("why not") { $0.contains("Not kept.") && $0.contains("not UTF-8") }
            #expect(try Data(contentsOf: home.file) == bytes)
        }

        @Test func `a server that cannot be is told, and another one asked for`() async throws {
            try home.write("server = example.org:http\n")
            let terminal = try RoostTerminal.start([], environment: home.environment)
            try await terminal.program.wait("the form with the warning") {
                $0.contains("Connect to a chat server") && $0.contains("server: http is not a port.")
            }
        }

        @Test func `a file that is named must be there`() async throws {
            let program = try BackgroundProgram(
                BuiltProduct.path("roost"), arguments: ["--config", "/nowhere/at/all", "127.0.0.1"])
            #expect(try await program.exit() == .code(78))
            #expect(
                program.errorLines == [
                    "roost: The configuration can't be read. /nowhere/at/all: No such file or directory."
                        + " Leave --config out, or name another file."
                ])
        }

        @Test func `what is printed as a configuration is one without a mistake`() async throws {
            let server = try await Roostd.start()
            let printed = try BackgroundProgram(BuiltProduct.path("roost"), arguments: ["--print-config"])
            #expect(try await printed.exit() == .code(0))
            #expect(printed.outputLines.contains("theme = auto"))
            try home.write(printed.outputLines.joined(separator: "\n"))
            let terminal = try await RoostTerminal.join(server, as: "dana", environment: home.environment)
            try await terminal.say("/set save")
            try await terminal.program.wait("that nothing differs") { $0.contains("Nothing to keep") }
            #expect(!terminal.program.screen.contains("config line"))
        }

        @Test(
            "a setting's flag that cannot be is a sentence and status 64",
            arguments: [
                (["--theme", "red"], "roost: --theme: it must be auto, dark, light, contrast or mono, not \"red\"."),
                (["--held"], "roost: --held needs a value: a number from 1000 to 100000."),
                (["--thme", "dark"], "roost: Unknown option '--thme'. Did you mean '--theme'?"),
            ])
        func flagMistake(arguments: [String], sentence: String) async throws {
            let program = try BackgroundProgram(BuiltProduct.path("roost"), arguments: arguments)
            #expect(try await program.exit() == .code(64))
            #expect(program.errorLines == [sentence + " roost --help lists the options."])
        }
    }
}

/// A configuration directory of a test's own.
private final class ConfigurationHome: Sendable {
    /// `$XDG_CONFIG_HOME`.
    let url = FileManager.default.temporaryDirectory.appending(path: "roost-config-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: url) }

    var environment: [String: String] { ["XDG_CONFIG_HOME": url.path] }
    var file: URL { url.appending(path: "roost").appending(path: "config") }
    var text: String? { try? String(contentsOf: file, encoding: .utf8) }
    var mode: Int? { (try? FileManager.default.attributesOfItem(atPath: file.path))?[.posixPermissions] as? Int }

    func write(_ text: String) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
