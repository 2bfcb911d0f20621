import ArgumentParser
import LoadGenerator

/// How the server is talked to.
struct SpeechFlags: ParsableArguments {
    @Option(help: ArgumentHelp("roost, plain or raw: what the server speaks.", valueName: "preset"))
    var dialect = SpokenDialect.Preset.raw

    @Option(help: ArgumentHelp("The path of the request.", valueName: "template"))
    var path: String?

    @Option(help: ArgumentHelp("Offer this subprotocol; repeatable.", valueName: "name"))
    var subprotocol: [String] = []

    @Option(help: ArgumentHelp("Say this after the handshake; repeatable.", valueName: "template"))
    var hello: [String] = []

    @Option(help: ArgumentHelp("What a message has to hold that says one is in.", valueName: "template"))
    var ready: String?

    @Option(help: ArgumentHelp("A message.", valueName: "template"))
    var message: String?

    @Flag(help: "Say nothing after the handshake.")
    var handshakeOnly = false

    @Flag(help: "Offer compression.")
    var deflate = false

    @Option(help: ArgumentHelp("lean: markers only; core: as a client does.", valueName: "reader"))
    var reader = LoadPlan.Reader.lean

    /// The preset with what is said otherwise.
    var spoken: SpokenDialect {
        var spoken = SpokenDialect(dialect)
        if let path { spoken.path = Template(path) }
        if !subprotocol.isEmpty { spoken.subprotocols = subprotocol }
        if !hello.isEmpty { spoken.hello = hello.map { Template($0) } }
        if let ready { spoken.ready = Template(ready) }
        if let message { spoken.message = Template(message) }
        return spoken
    }
}
