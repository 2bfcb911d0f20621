/// What a key can do: the action of one of the groups that the key table is put together from.
///
/// A group's file holds its rows, its actions and what they do, so a new key of a group touches that file alone.
enum KeyAction: Hashable, Sendable {
    case switching(SwitchingKeys.Action)
    case scrolling(ScrollingKeys.Action)
    case input(InputKeys.Action)
    case editing(EditingKeys.Action)
    case screen(ScreenKeys.Action)
    case program(ProgramKeys.Action)
    case list(ListKeys.Action)
    case prompt(PromptKeys.Action)
    case form(FormKeys.Action)
}
