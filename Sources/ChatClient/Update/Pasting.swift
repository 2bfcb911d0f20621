import TerminalCore

extension Model {
    /// Puts pasted text where the cursor is: nothing in it runs, and nothing of it is a key.
    mutating func handlePaste(_ text: String, isTruncated: Bool) {
        if form != nil, help == nil {
            typeInForm(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            return
        }
        // A text of several lines narrows nothing: where no prompt is under way, it is meant for the draft.
        if prompt != nil || takesPromptText && !text.contains(where: \.isNewline) {
            typeInPrompt(text)
            return
        }
        dismissNotice()
        uncoverChat()
        question = nil
        completion = nil
        display.isBare = false
        session.isEscapeArmed = false
        let insertion = composer.editor.insertPaste(text)
        engage()
        if isTruncated || insertion.omittedBytes > 0 {
            say("The pasted text was too long. Its beginning is below.")
        } else if insertion.removedControls > 0 {
            sayRemoved(insertion.removedControls)
        }
    }

    /// Says how many control characters a text was sent without.
    mutating func sayRemoved(_ count: Int) {
        say("Removed \(count) control character\(count == 1 ? "" : "s").")
    }
}
