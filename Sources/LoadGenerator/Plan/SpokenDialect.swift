/// How a server is talked to, as templates.
///
/// Fields in all of them: `{name}` and `{room}`. In `message` also `{id}`, the marker; `{body}`, the marker and as much
/// padding as the size asks for; `{pad}`, so much padding without a marker. A message has one `{id}` or one `{body}`.
/// Markers carry the sender and the message's number; the time at which a message was due is looked up by them.
package struct SpokenDialect: Sendable {
    /// Those that need no templates on the command line.
    package enum Preset: String, CaseIterable, Sendable {
        /// Roost's JSON.
        case roost
        /// Roost's plain text, with the own lines sent back.
        case plain
        /// A server that sends every text to everybody who is connected to the same path, the sender included.
        case raw
    }

    /// The subprotocols that are offered.
    package var subprotocols: [String] = []
    /// The path of the request.
    package var path = Template("/")
    /// What is said after the handshake.
    package var hello: [Template] = []
    /// What is said instead by somebody who comes back; fields are also what was captured.
    package var returning: [Template] = []
    /// What a message has to contain that says that one is in; without it one is in as soon as the handshake is done.
    package var ready: Template?
    /// A message.
    package var message = Template("{body}")
    /// The keys of JSON whose text is captured while one comes in.
    package var captured: [String] = []

    /// Creates a preset.
    package init(_ preset: Preset) {
        switch preset {
        case .raw:
            path = Template("/{room}")
        case .plain:
            hello = ["/nick {name}", "/set echo on", "/part lobby", "/join {room}"].map { Template($0) }
            ready = Template("#{room} * You are here")
        case .roost:
            let client = #""client":{"name":"bench","ver":"1"},"caps":[]"#
            subprotocols = ["roost.v1.json"]
            hello = [
                Template(#"{"t":"hello","id":"h",\#(client),"nick":"{name}"}"#),
                Template(##"{"t":"join","id":"j","room":"#{room}","last":0}"##),
            ]
            returning = [
                Template(#"{"t":"hello","id":"h",\#(client),"resume":{"session":"{session}","token":"{token}"}}"#),
                Template(##"{"t":"join","id":"j","room":"#{room}","pos":["{epoch}",0]}"##),
            ]
            ready = Template(##"{"t":"live","room":"#{room}""##)
            message = Template(##"{"t":"send","room":"#{room}","cid":"{id}","text":"{pad}","kind":"text"}"##)
            captured = ["session", "token", "epoch"]
        }
    }
}
