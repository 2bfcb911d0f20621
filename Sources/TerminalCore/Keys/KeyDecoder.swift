/// Turns the bytes of a terminal into key events; any split of the bytes gives the same events.
///
/// It has no clock: an Escape may be a key or the start of a sequence, so the caller waits ``silenceLimit`` and then
/// says so with ``timeOut()``.
public struct KeyDecoder: Sendable {
    /// How long an Escape may wait for the rest of its sequence: people type slower, terminals send faster.
    public static let escapeSilence = Duration.milliseconds(30)
    /// How long a paste may wait for its end before it is taken as complete.
    public static let pasteSilence = Duration.seconds(1)
    /// How long the rest of an operating system command may take once it has begun: no key begins like that, and a
    /// piece of it would be typed as text.
    public static let replySilence = Duration.seconds(1)
    /// Longer sequences than any key has are not kept.
    static let sequenceLimit = 64
    /// Longer replies than any we ask for are not kept.
    static let replyKept = 64
    /// Replies of a terminal are swallowed up to this length; one without an end must not eat what is typed later.
    static let replyLimit = 4096

    private enum State: Equatable {
        case ground
        /// Inside a scalar of several bytes; with Alt before it or not.
        case scalar(alt: Bool)
        /// After Escape; `twice` after two.
        case escape(twice: Bool)
        /// After `ESC [`.
        case controlSequence(alt: Bool)
        /// After `ESC O`.
        case singleShift(alt: Bool)
        /// After `ESC [ [`: the function keys of the Linux console.
        case linuxConsole(alt: Bool)
        /// Inside a mouse report of the old form.
        case oldMouse(bytesLeft: Int)
        /// Inside a reply that ends with `ESC \` or BEL; `opener` is what came after its Escape.
        case reply(opener: UInt8, bytes: Int, escaped: Bool)
        case paste
    }

    private var state = State.ground
    private var scalar = PartialScalar()
    private var parameters: [UInt8] = []
    private var reply: [UInt8] = []
    private var paste = PasteCollector()

    /// Makes a decoder that expects the start of a key.
    public init() {}

    /// Decodes more bytes; what is incomplete waits for the next call.
    public mutating func feed(_ bytes: [UInt8]) -> [KeyEvent] {
        var events = KeyEventList()
        for byte in bytes {
            step(byte, &events)
        }
        return events.finish()
    }

    /// How long the caller waits in silence before it calls ``timeOut()``; nil when nothing is pending.
    public var silenceLimit: Duration? {
        switch state {
        case .ground, .scalar: nil
        case .paste: Self.pasteSilence
        case .reply(UInt8(ascii: "]"), let bytes, _) where bytes > 0: Self.replySilence
        default: Self.escapeSilence
        }
    }

    /// Ends the waiting: a lone Escape is the key, a paste without an end is what came of it.
    public mutating func timeOut() -> [KeyEvent] {
        var events = KeyEventList()
        switch state {
        case .ground, .scalar:
            return []
        case .escape(let twice):
            if twice { events.press(.escape) }
            events.press(.escape)
        case .controlSequence(let alt) where parameters.isEmpty:
            if alt { events.press(.escape) }
            events.press(.character("["), .alt)
        case .singleShift(let alt):
            if alt { events.press(.escape) }
            events.press(.character("O"), .alt)
        case .reply(let opener, bytes: 0, escaped: false):
            events.press(.character(Character(Unicode.Scalar(opener))), .alt)
        case .paste:
            events.add(paste.take())
        case .controlSequence, .linuxConsole, .oldMouse, .reply:
            break
        }
        state = .ground
        return events.finish()
    }

    private mutating func step(_ byte: UInt8, _ events: inout KeyEventList) {
        switch state {
        case .ground:
            start(byte, alt: false, &events)
        case .scalar(let alt):
            continueScalar(byte, alt: alt, &events)
        case .escape(let twice):
            afterEscape(byte, twice: twice, &events)
        case .controlSequence(let alt):
            continueControlSequence(byte, alt: alt, &events)
        case .singleShift(let alt):
            state = .ground
            if let event = ControlSequence.singleShift(final: byte, alt: alt) {
                events.add(event)
            } else {
                if alt { events.press(.escape) }
                events.press(.character("O"), .alt)
                step(byte, &events)
            }
        case .linuxConsole(let alt):
            state = .ground
            if (0x41...0x45).contains(byte) {
                events.press(.function(Int(byte) - 0x40), alt ? .alt : [])
            } else {
                step(byte, &events)
            }
        case .oldMouse(let bytesLeft):
            state = bytesLeft > 1 ? .oldMouse(bytesLeft: bytesLeft - 1) : .ground
        case .reply(let opener, let bytes, let escaped):
            continueReply(byte, opener: opener, bytes: bytes, escaped: escaped, &events)
        case .paste:
            if paste.add(byte) {
                state = .ground
                events.add(paste.take())
            }
        }
    }

    /// A byte that begins something.
    private mutating func start(_ byte: UInt8, alt: Bool, _ events: inout KeyEventList) {
        state = .ground
        switch byte {
        case 0x1B:
            state = .escape(twice: false)
        case 0x00...0x1F, 0x7F:
            let press = ControlSequence.control(byte)
            events.press(press.key, alt ? press.modifiers.union(.alt) : press.modifiers)
        case 0x20...0x7E:
            events.type(Unicode.Scalar(byte), alt: alt)
        default:
            if scalar.begin(byte) {
                state = .scalar(alt: alt)
            } else {
                events.type("\u{FFFD}", alt: false)
            }
        }
    }

    private mutating func continueScalar(_ byte: UInt8, alt: Bool, _ events: inout KeyEventList) {
        switch scalar.add(byte) {
        case .incomplete:
            break
        case .complete(let value):
            state = .ground
            events.type(value, alt: alt)
        case .invalid:
            state = .ground
            events.type("\u{FFFD}", alt: false)
            step(byte, &events)
        }
    }

    private mutating func afterEscape(_ byte: UInt8, twice: Bool, _ events: inout KeyEventList) {
        switch byte {
        case UInt8(ascii: "["):
            parameters.removeAll(keepingCapacity: true)
            state = .controlSequence(alt: twice)
        case UInt8(ascii: "O"):
            state = .singleShift(alt: twice)
        case 0x1B:
            if twice { events.press(.escape) }
            state = .escape(twice: true)
        default:
            if twice { events.press(.escape) }
            if ControlSequence.opensReply(byte) {
                reply.removeAll(keepingCapacity: true)
                state = .reply(opener: byte, bytes: 0, escaped: false)
            } else {
                start(byte, alt: true, &events)
            }
        }
    }

    private mutating func continueControlSequence(_ byte: UInt8, alt: Bool, _ events: inout KeyEventList) {
        switch byte {
        case UInt8(ascii: "[") where parameters.isEmpty:
            state = .linuxConsole(alt: alt)
        case UInt8(ascii: "M") where parameters.isEmpty:
            state = .oldMouse(bytesLeft: 3)
        case 0x20...0x3F:
            if parameters.count < Self.sequenceLimit { parameters.append(byte) }
        case 0x40...0x7E:
            state = .ground
            if parameters == Array("200".utf8), byte == UInt8(ascii: "~") {
                state = .paste
            } else if parameters.count < Self.sequenceLimit,
                let event = ControlSequence(parameters: parameters, final: byte).event(alt: alt)
            {
                events.add(event)
            }
        default:
            // No key has such a byte: the sequence was broken off.
            state = .ground
            step(byte, &events)
        }
    }

    private mutating func continueReply(
        _ byte: UInt8, opener: UInt8, bytes: Int, escaped: Bool, _ events: inout KeyEventList
    ) {
        switch byte {
        case UInt8(ascii: "\\") where escaped, 0x07:
            state = .ground
            if opener == UInt8(ascii: "]"), bytes <= Self.replyKept, let reply = TerminalReply(command: reply) {
                events.add(.reply(reply))
            }
        case _ where escaped:
            state = .escape(twice: false)
            step(byte, &events)
        case 0x1B:
            state = .reply(opener: opener, bytes: bytes, escaped: true)
        case 0x00...0x1F:
            // A user's Ctrl-C reaches us even if a reply never ends.
            state = .ground
            step(byte, &events)
        default:
            if reply.count < Self.replyKept { reply.append(byte) }
            state = bytes < Self.replyLimit ? .reply(opener: opener, bytes: bytes + 1, escaped: false) : .ground
        }
    }
}
