/// The help, over the chat, over a list or over the form: keys from the keymap, commands from `CommandTable`.
///
/// What narrows it is typed in a prompt.
package struct HelpOverlay: Equatable, Sendable {
    /// Page shown, from 0; the view shows the last one when this is greater.
    package var page = 0
    /// Where it was opened, whose keys come first; `nil` is the chat.
    var place: KeyBinding.Context?
    /// The prompt that was under way, for the return.
    var coveredPrompt: Prompt?
}
