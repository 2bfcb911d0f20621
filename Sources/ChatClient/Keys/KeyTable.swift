/// The keys as they are when nothing is configured, in one table: what dispatch does and what F1 shows cannot differ.
package enum KeyTable {
    /// Every key, in the order the help shows them.
    package static let bindings: [KeyBinding] =
        SwitchingKeys.bindings + ScrollingKeys.bindings + InputKeys.bindings + EditingKeys.bindings
        + ScreenKeys.bindings + ProgramKeys.bindings + SwitchingKeys.numbers + ListKeys.bindings + PromptKeys.bindings
        + FormKeys.bindings
}
