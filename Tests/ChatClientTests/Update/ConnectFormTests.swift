import ChatProtocol
import TerminalCore
import Testing

@testable import ChatClient

@Suite struct ConnectFormTests {
    private var client: TestClient = {
        var client = TestClient()
        client.launch(address: nil)
        return client
    }()

    @Test mutating func `Enter, and you are talking`() {
        #expect(client.model.form?.server.text == "127.0.0.1:8080")
        #expect(client.model.form?.name.text == "dana")
        #expect(client.model.form?.room.text == "#lobby")
        #expect(client.press(.enter) == [.connect(address: "127.0.0.1:8080", number: 1)])
        #expect(client.model.form?.isConnecting == true)
        #expect(client.press(.enter) == [])
        client.welcome()
        #expect(client.model.form == nil)
        #expect(client.model.shownRoom == .room(.lobby))
    }

    @Test mutating func `fields are walked and edited`() {
        client.press(.tab)
        client.type("2")
        client.press(.character("x"))
        #expect(client.model.form?.name.text == "dana2x")
        client.press(.down)
        #expect(client.model.form?.focus == .room)
        client.press(.tab)
        #expect(client.model.form?.focus == .server)
        client.press(.shift(.tab))
        client.press(.up)
        #expect(client.model.form?.focus == .name)
        client.press(.control("u"))
        #expect(client.model.form?.name.text == "")
    }

    @Test(arguments: [
        (ConnectForm.Field.server, " ", "Type the address of a server. Example: 192.168.1.20:8080"),
        (.name, "da na", "Nicknames are 1 to 32 letters, digits, - or _."),
        (.room, "#", "Room names are 1 to 32 letters, digits, - or _."),
    ])
    mutating func `what is wrong is said at its field`(_ field: ConnectForm.Field, _ text: String, _ problem: String) {
        client.model.form?[field].set(text)
        #expect(client.press(.enter) == [])
        #expect(client.model.form?.focus == field)
        #expect(client.model.form?.problem == problem)
        #expect(client.model.form?[field].text == text)
    }

    @Test mutating func `a server that does not answer keeps the form as it was`() {
        client.press(.enter)
        let sentence = "No server answers at 127.0.0.1:8080. Is it running there?"
        #expect(client.network(.failed(sentence: sentence, canRetry: true)) == [])
        #expect(client.model.form?.problem == sentence)
        #expect(client.model.form?.focus == .server)
        #expect(client.model.form?.isConnecting == false)
        client.type("1")
        #expect(client.model.form?.problem == nil)
        #expect(client.press(.enter) == [.connect(address: "127.0.0.1:80801", number: 2)])
    }

    @Test mutating func `a taken name puts the cursor on the name`() {
        client.press(.enter)
        client.network(.opened(subprotocol: "roost.v1.json"))
        #expect(client.server(.error(ErrorAnswer(re: "r1", code: .nickInUse))) == [.leave(1)])
        #expect(client.model.form?.problem == "Name 'dana' is taken. Try another.")
        #expect(client.model.form?.focus == .name)
    }

    @Test mutating func `a server that wants a password gets a field for it, which shows stars`() throws {
        client.press(.enter)
        client.network(.opened(subprotocol: "roost.v1.json"))
        #expect(client.server(.error(ErrorAnswer(re: "r1", code: .authRequired))) == [.leave(1)])
        #expect(client.model.form?.problem == "This server needs a password.")
        #expect(client.model.form?.focus == .password)
        client.type("열려라 ")
        client.press(.left)
        client.press(.left)
        client.type("x")
        let shown = try #require(client.model.form?.shown(.password))
        #expect(shown.text == "*****")
        #expect(shown.cursor == 3)
        client.press(.backspace)
        client.press(.enter)
        let effects = client.network(.opened(subprotocol: "roost.v1.json"))
        #expect(effects.hello?.password == "열려라")
        #expect(effects.hello?.resume == nil)
        client.welcome()
        #expect(client.model.form == nil)
        // From here on it is known, and a lost line asks nobody.
        client.network(.closed(code: 1006, sentence: ""))
        client.advance(by: .seconds(1))
        #expect(client.network(.opened(subprotocol: "roost.v1.json")).hello?.password == "열려라")
    }

    @Test func `a wrong password is a sentence, and asks again for nothing but that`() throws {
        var client = TestClient()
        client.send(.launch(Launch(address: "chat.example:8080", password: Password("sesame"))))
        #expect(client.network(.opened(subprotocol: "roost.v1.json")).hello?.password == "sesame")
        client.server(.error(ErrorAnswer(re: "r1", code: .authFailed)))
        let form = try #require(client.model.form)
        #expect(form.problem == "The password is wrong. Ask whoever runs the server for it.")
        #expect(form.focus == .password)
        #expect(form.password.isEmpty)
        #expect(form.server.text == "chat.example:8080")
        client.press(.control("_"))
        client.press(.control("y"))
        #expect(client.model.form?.password.isEmpty == true)
        client.enter("열려라")
        #expect(client.network(.opened(subprotocol: "roost.v1.json")).hello?.password == "열려라")
    }

    @Test func `a password is for the server that asked for it and for no other`() {
        var client = TestClient()
        client.send(.launch(Launch(address: "chat.example:8080", password: Password("sesame"))))
        client.welcome()
        client.enter("/connect other:8080")
        #expect(client.network(.opened(subprotocol: "roost.v1.json")).hello?.password == nil)
    }

    @Test mutating func `a password of a script stands in the form`() {
        client.send(.launch(Launch(address: nil, password: Password("sesame"))))
        #expect(client.model.form?.shown(.password).text == "******")
        client.press(.enter)
        #expect(client.network(.opened(subprotocol: "roost.v1.json")).hello?.password == "sesame")
    }

    @Test mutating func `Esc stops an attempt, then quits`() {
        client.press(.enter)
        #expect(client.press(.escape) == [.leave(1)])
        #expect(client.press(.escape) == [.quit(exitCode: 0, message: nil)])
    }

    @Test func `an address of the command line needs no form until it fails`() {
        var client = TestClient()
        client.launch(address: "nowhere:1", rooms: [try! RoomName("dev")])
        #expect(client.model.form == nil)
        client.type("typed early")
        client.network(.failed(sentence: "No server answers at nowhere:1. Is it running there?", canRetry: true))
        #expect(client.model.form?.server.text == "nowhere:1")
        #expect(client.model.form?.room.text == "#dev")
        #expect(client.model.form?.problem == "No server answers at nowhere:1. Is it running there?")
        client.press(.enter)
        client.welcome()
        #expect(client.line == "typed early|")
    }

    @Test func `a system user name becomes a legal one`() throws {
        var client = TestClient(nick: "john.doe")
        client.launch()
        let effects = client.network(.opened(subprotocol: "roost.v1.json"))
        guard case .transmit(let request)? = effects.first, case .hello(let hello) = request.command else {
            return #expect(Bool(false), "no hello")
        }
        #expect(hello.nick?.text == "john-doe")
    }

    @Test func `the form proposes the legal name too`() {
        var client = TestClient(nick: "john.doe")
        client.launch(address: nil)
        #expect(client.model.form?.name.text == "john-doe")
    }

    @Test mutating func `from the chat the form goes back to the chat`() {
        client.press(.enter)
        client.welcome()
        client.enter("/connect")
        #expect(client.model.form?.server.text == "127.0.0.1:8080")
        #expect(client.press(.escape) == [])
        #expect(client.model.form == nil)
    }

    @Test func `the other rooms of the command line are entered from the form too`() throws {
        var client = TestClient()
        let dev = try RoomName("dev")
        client.launch(rooms: [.lobby, dev])
        client.network(.failed(sentence: "No server answers.", canRetry: true))
        client.press(.enter)
        client.welcome()
        #expect(client.model.rooms.map(\.key) == [.room(.lobby), .room(dev)])
    }

    @Test func `after a plain server the form proposes a room, not its address`() {
        var client = TestClient()
        client.launch()
        client.network(.opened(subprotocol: nil))
        client.enter("/connect")
        #expect(client.model.form?.room.text == "#lobby")
    }
}
