extension Model {
    /// Takes new settings on; what the terminal has to be told of them is returned.
    ///
    /// Most settings need nothing here: whoever goes by them reads them from the model.
    mutating func adopt(_ new: Settings) -> [Effect] {
        let old = settings
        settings = new
        return old.screen.mouse == new.screen.mouse ? [] : [.terminal(.setMouse(new.screen.mouse))]
    }
}
