package import TerminalCore

/// What each key does for this user: the key table, with the rows that the configuration binds to other keys or to none.
package struct Keymap: Equatable, Sendable {
    /// Every row, in the order the help shows them; a row without presses is bound to no key.
    package private(set) var bindings: [KeyBinding]
    private var index: [KeyPress: [KeyBinding]]

    /// Makes a map of rows; where two rows of one context have the same press, the first one gets it.
    package init(_ bindings: [KeyBinding] = KeyTable.bindings) {
        self.bindings = bindings
        index = Self.index(of: bindings)
    }

    /// Returns what a press does where all of `contexts` hold, those first in the list before the others and before
    /// what holds always; `nil` for a key that means nothing there.
    ///
    /// An Alt-letter typed with the Hangul layout on means the Latin letter of the same key.
    func action(for press: KeyPress, in contexts: [KeyBinding.Context]) -> KeyAction? {
        if let action = lookUp(press, in: contexts) { return action }
        guard press.modifiers.contains(.alt), case .character(let character) = press.key,
            let latin = HangulLayout.latinKey(for: character)
        else { return nil }
        return lookUp(KeyPress(.character(latin), press.modifiers), in: contexts)
    }

    private func lookUp(_ press: KeyPress, in contexts: [KeyBinding.Context]) -> KeyAction? {
        guard let rows = index[press] else { return nil }
        for context in contexts + [.always] {
            if let row = rows.first(where: { $0.context == context }) { return row.action }
        }
        return nil
    }

    /// Binds the row of this name to these presses and to no other; none unbinds it.
    ///
    /// A press that another row of the same context had is taken from it. Returns whether there is such a row.
    @discardableResult
    package mutating func bind(_ id: String, to presses: [KeyPress]) -> Bool {
        guard let row = bindings.first(where: { $0.id == id }) else { return false }
        bindings = bindings.map { other in
            if other.id == id { return other.bound(to: presses) }
            guard other.context == row.context, other.presses.contains(where: presses.contains) else { return other }
            return other.bound(to: other.presses.filter { !presses.contains($0) })
        }
        index = Self.index(of: bindings)
        return true
    }

    /// The first key of a row, as sentences name it: `F1`; nil for a row without a key.
    func key(of id: String) -> String? { bindings.first { $0.id == id }?.presses.first?.label }

    private static func index(of bindings: [KeyBinding]) -> [KeyPress: [KeyBinding]] {
        bindings.reduce(into: [:]) { index, binding in
            for press in binding.presses { index[press, default: []].append(binding) }
        }
    }
}
