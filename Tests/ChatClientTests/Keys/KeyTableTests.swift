import TerminalCore
import Testing

@testable import ChatClient

@Suite struct KeyTableTests {
    @Test func `no press has two meanings in one context`() {
        var seen: [String: KeyAction] = [:]
        for binding in KeyTable.bindings {
            for press in binding.presses {
                let key = "\(press) \(binding.context)"
                #expect(seen[key] == nil, "\(key)")
                seen[key] = binding.action
            }
        }
    }

    @Test func `keys that a terminal cannot tell apart from others are not bound`() {
        let twins = ["i", "m", "j", "[", "h"].map { KeyPress.control(Character($0)) }
        #expect(KeyTable.bindings.flatMap(\.presses).filter(twins.contains) == [])
    }

    /// Presses that `EditingKeysTests` and `NavigationKeysTests` try; a new row of the table must be tried too.
    @Test func `every key of the table is tried by a test`() {
        let tried = Set(EditingKeysTests.rows.map(\.press) + NavigationKeysTests.presses)
        let others: Set<KeyPress> = [
            .control("y"), .alt("y"), .control("_"), .control(.up), .control(.down), .alt("j"),
            .plain(.enter), .plain(.tab), .shift(.tab),
            // SearchingTests and FinderTests.
            .control("s"), .control("r"), .alt("k"), KeyPress(.down, [.alt, .shift]), KeyPress(.up, [.alt, .shift]),
        ]
        let untried = KeyTable.bindings.flatMap(\.presses).filter { !tried.contains($0) && !others.contains($0) }
        #expect(untried == [])
    }

    @Test func `a row's name is its own, and can be written in a configuration`() {
        let ids = KeyTable.bindings.map(\.id)
        #expect(ids.count == Set(ids).count)
        #expect(ids.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isNumber || ("a"..."z").contains($0) } })
    }

    @Test func `every row but the digits is shown in the help`() {
        #expect(KeyTable.bindings.filter { $0.label.isEmpty }.count == 9)
        #expect(KeyTable.bindings.allSatisfy { !$0.description.isEmpty && !$0.presses.isEmpty })
    }
}
