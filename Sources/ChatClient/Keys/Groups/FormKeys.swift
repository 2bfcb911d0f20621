import ChatProtocol
import TerminalCore

/// The keys of the first-start form; those that edit work in its fields too.
enum FormKeys {
    /// What they do.
    enum Action: Hashable, Sendable { case connect, next, previous, leave }

    static let bindings: [KeyBinding] = [
        KeyBinding("form-connect", "Enter", "connect", .form(.connect), in: .form, .plain(.enter)),
        KeyBinding("form-next", "Tab, Down", "next field", .form(.next), in: .form, .plain(.tab), .plain(.down)),
        KeyBinding(
            "form-previous", "Shift-Tab, Up", "previous field", .form(.previous), in: .form, .shift(.tab), .plain(.up)),
        KeyBinding(
            "form-leave", "Esc, Ctrl-G, Ctrl-C", "stop connecting, else leave", .form(.leave), in: .form,
            .plain(.escape), .control("g"), .control("c")),
    ]
}

extension Model {
    /// Handles a key while the form covers the screen.
    mutating func handleInForm(_ press: KeyPress, metrics: any ChatMetrics) -> [Effect] {
        if let character = press.typedCharacter {
            typeInForm(String(character))
            return []
        }
        switch keymap.action(for: press, in: [.form]) {
        case .form(let action): return perform(action)
        case .editing(let edit): editInForm(edit)
        case .some(let action) where [.screen(.help), .screen(.redraw), .program(.suspend)].contains(action):
            return perform(action, metrics: metrics)
        default: break
        }
        return []
    }

    mutating func perform(_ action: FormKeys.Action) -> [Effect] {
        switch action {
        case .connect: return submitForm()
        case .next: moveInForm(1)
        case .previous: moveInForm(-1)
        case .leave: return leaveForm()
        }
        return []
    }

    /// Inserts text into the field that has the cursor.
    mutating func typeInForm(_ text: String) {
        guard let focus = form?.focus, form?.isConnecting == false else { return }
        form?.problem = nil
        form?[focus].insert(text)
    }

    /// Changes the field that has the cursor; what is killed is the same in all fields and rooms, but for the password.
    private mutating func editInForm(_ edit: EditingKeys.Action) {
        guard var form, !form.isConnecting, edit != .newLine else { return }
        if form.focus == .password {
            form.password.apply(edit, &form.passwordKills)
        } else {
            form[form.focus].apply(edit, &session.kills)
        }
        self.form = form
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
