import TerminalCore
import Testing

@testable import ChatClient

@Suite struct KeyNameTests {
    @Test(arguments: [
        ("ctrl-k", KeyPress.control("k")), ("Ctrl-K", .control("k")), ("control-k", .control("k")),
        ("alt-shift-down", KeyPress(.down, [.alt, .shift])), ("shift-alt-down", KeyPress(.down, [.alt, .shift])),
        ("f1", .plain(.function(1))), ("F12", .plain(.function(12))), ("shift-f5", .shift(.function(5))),
        ("pgup", .plain(.pageUp)), ("PageDown", .plain(.pageDown)), ("ctrl-home", .control(.home)),
        ("esc", .plain(.escape)), ("alt-backspace", .alt(.backspace)), ("alt-b", .alt("b")), ("Alt-B", .alt("b")),
        ("alt-shift-b", .alt("B")), ("alt-<", .alt("<")), ("alt--", .alt("-")), ("alt-=", .alt("=")),
        ("meta-x", .alt("x")), ("ctrl-_", .control("_")), ("ctrl-alt-x", KeyPress(.character("x"), [.control, .alt])),
    ])
    func `a key by its name`(_ name: String, _ press: KeyPress) throws {
        #expect(try KeyPress(named: name) == press)
    }

    @Test(arguments: [
        ("", "There is no key . Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("ctrl-", "There is no key ctrl-. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("f0", "There is no key f0. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("f99999999999999999999", "There is no key f99999999999999999999. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("ctrl-shift-k", "There is no key ctrl-shift-k. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("ctrl-가", "There is no key ctrl-가. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("alt-shift-1", "There is no key alt-shift-1. Examples: ctrl-k, alt-shift-down, f5, pgup."),
        ("x", "The key x types text. With alt- or ctrl- before it, it can be bound."),
        ("shift-x", "The key shift-x types text. With alt- or ctrl- before it, it can be bound."),
        ("ctrl-i", "Terminals send ctrl-i as Tab. Bind Tab instead."),
        ("ctrl-m", "Terminals send ctrl-m as Enter. Bind Enter instead."),
        ("ctrl-[", "Terminals send ctrl-[ as Esc. Bind Esc instead."),
        ("ctrl-h", "Terminals send ctrl-h as Backspace. Bind Backspace instead."),
    ])
    func `what is no key says why`(_ name: String, _ sentence: String) {
        let error = #expect(throws: KeyNameError.self) { try KeyPress(named: name) }
        #expect(error?.sentence == sentence)
    }

    @Test(arguments: KeyTable.bindings) func `what the help writes can be read`(_ row: KeyBinding) throws {
        for press in row.presses { #expect(try KeyPress(named: press.label) == press) }
    }

    @Test func `labels are those of the table`() throws {
        let labels = KeyTable.bindings.flatMap {
            $0.label.isEmpty ? [] : $0.label.split(separator: ", ").map(String.init)
        }
        for label in labels where label != "Alt-1 to Alt-0" {
            #expect(try KeyPress(named: label).label == label)
        }
    }
}
