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
