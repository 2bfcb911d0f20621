import ChatProtocol
import TerminalCore

/// The keys of the first-start form: Enter connects, Tab goes on, Esc leaves, the rest edits.
extension Model {
    mutating func handleInForm(_ press: KeyPress) -> [Effect] {
        switch (press.key, press.modifiers) {
        case (.enter, []):
            return submitForm()
        case (.tab, []), (.down, []):
            moveInForm(1)
        case (.tab, .shift), (.up, []):
            moveInForm(-1)
        case (.escape, []), (.character("c"), .control), (.character("g"), .control):
            return leaveForm()
        case (.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
            typeInForm(String(character))
        default:
            switch KeyTable.action(for: press, in: []) {
            case .edit(let edit): form?.edit(edit)
            case .suspend: return [.suspend]
            case .redraw: return [.redraw]
            default: break
            }
        }
        return []
    }

    /// Inserts text into the field that has the cursor.
    mutating func typeInForm(_ text: String) {
        guard let focus = form?.focus, form?.isConnecting == false else { return }
        form?.problem = nil
        form?[focus].insert(text)
    }

    private mutating func moveInForm(_ step: Int) {
        guard let form else { return }
        let count = form.fields.count
        self.form?.focus = form.fields[(form.focus.rawValue + step + count) % count]
    }

    /// Esc stops an attempt; without one it returns to the chat, or ends a program that has none.
    private mutating func leaveForm() -> [Effect] {
        if form?.isConnecting == true {
            form?.isConnecting = false
            return drive(.disconnect)
        }
        guard !rooms.isEmpty else { return quit() }
        form = nil
        return []
    }

    private mutating func submitForm() -> [Effect] {
        guard let form, !form.isConnecting else { return [] }
        let address = form.server.text.trimmingSpaces()
        guard !address.isEmpty else {
            self.form?.fail("Type the address of a server. Example: 192.168.1.20:8080", at: .server)
            return []
        }
        do throws(NameError) {
            wantedNick = try Nickname(form.name.text.trimmingSpaces()).text
        } catch {
            self.form?.fail(error.sentence, at: .name)
            return []
        }
        do throws(NameError) {
            // The form shows the first of the rooms that the command line named; the others stay wanted.
            let room = try RoomName(form.room.text.trimmingSpaces())
            session.wantedRooms = [room] + session.wantedRooms.dropFirst()
        } catch {
            self.form?.fail(error.sentence, at: .room)
            return []
        }
        var password: Password?
        if form.asksPassword, !form.password.isEmpty {
            password = Password(form.password.text)
            guard password != nil else {
                self.form?.fail(Password.rule, at: .password)
                return []
            }
        }
        self.form?.problem = nil
        self.form?.isConnecting = true
        return connect(to: address, password: password)
    }
}

extension ConnectForm {
    /// Changes the field that has the cursor.
    mutating func edit(_ edit: KeyAction.Edit) {
        guard !isConnecting, edit != .newLine else { return }
        self[focus].apply(edit)
    }
}
