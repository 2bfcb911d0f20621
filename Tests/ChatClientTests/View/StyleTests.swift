import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Styles repeat what characters say")
struct StyleTests {
    /// The cells of the first place where a text stands on the screen.
    static func cells(of text: String, _ model: Model) throws -> ArraySlice<Cell> {
        var renderer = ScreenRenderer()
        let grid = renderer.render(model, size: model.size)
        let needle = Line(text).cells.map(\.unit)
        for row in grid.rows {
            for start in row.indices where row[start...].prefix(needle.count).map(\.unit) == needle {
                return row[start..<(start + needle.count)]
            }
        }
        throw NotOnScreen(text: text)
    }

    struct NotOnScreen: Error {
        let text: String
    }

    static func all(_ text: String, _ model: Model, _ role: Style.Role) throws -> Bool {
        try cells(of: text, model).allSatisfy { $0.style.role == role }
    }

    @Test(
        "what is not settled is faint, text and name",
        arguments: [DeliveryState.sending(since: .zero), .delayed, .notConfirmed, .notSent])
    func unsettled(delivery: DeliveryState) throws {
        var scene = Scene(80, 24)
        scene.room("#dev")
        scene.say("10:00", "dana", "깃발을 올렸다", delivery: delivery)
        scene.say("10:10", "bob", "settled")
        #expect(try Self.all("dana  깃발을 올렸다", scene.model, .faint) == false)  // the gap between is plain
        #expect(try Self.all("깃발을 올렸다", scene.model, .faint))
        #expect(try Self.all("settled", scene.model, .faint) == false)
    }

    @Test("a name has its colour in the chat and in the people list")
    func nickColour() throws {
        var scene = Scene(120, 24)
        scene.room("#dev")
        scene.people("민준")
        scene.say("10:00", "민준", "안녕")
        for text in ["| 민준", "민준  안녕"] {
            let name = try Self.cells(of: text, scene.model).first { $0.unit.text == "민" }
            #expect(name?.style == Palette.nick("민준"))
        }
    }

    @Test("links are underlined, without the stop behind them")
    func links() throws {
        var scene = Scene(80, 24)
        scene.room("#dev")
        scene.say("10:00", "bob", "see https://example.org/a, and (http://b.example).")
        #expect(try Self.all("https://example.org/a", scene.model, .link))
        #expect(try Self.all("http://b.example", scene.model, .link))
        #expect(try Self.all("see ", scene.model, .link) == false)
        #expect(try Self.all(", and", scene.model, .link) == false)
        #expect(try Self.all(").", scene.model, .link) == false)
    }

    @Test("markup shows, its marks faint, and what is not settled stays faint")
    func markup() throws {
        var scene = Scene(80, 24)
        scene.room("#dev")
        scene.say("10:00", "민준", "*볼드*는 굵고 `코드`는 코드, _기울임_")
        scene.say("10:00", "dana", "*곧* `온다`", delivery: .delayed)
        #expect(try Self.cells(of: "볼드", scene.model).allSatisfy { $0.style == Style(.text, .bold) })
        #expect(try Self.cells(of: "는 굵고", scene.model).allSatisfy { $0.style == .plain })
        #expect(try Self.cells(of: "*볼", scene.model).first?.style == Style(.faint))
        #expect(try Self.all("코드", scene.model, .code))
        #expect(try Self.cells(of: "기울임", scene.model).allSatisfy { $0.style == Style(.text, .italic) })
        #expect(try Self.cells(of: "곧", scene.model).allSatisfy { $0.style == Style(.faint, .bold) })
        #expect(try Self.all("`온다`", scene.model, .faint))
    }

    @Test("the shown room stands out in the strip, and the status row is a bar to its end")
    func reverse() throws {
        let scene = Scene.releaseDay(40, 12)
        #expect(try Self.all("1#general", scene.model, .bar))
        #expect(try Self.all("2#random", scene.model, .bar) == false)
        var renderer = ScreenRenderer()
        let status = renderer.render(scene.model, size: scene.model.size).rows[10]
        #expect(status.allSatisfy { $0.style.role == .bar })
    }

    @Test("people from before a drop are faint")
    func stalePeople() throws {
        var scene = Scene(120, 24)
        scene.room("#dev")
        scene.people("alice")
        #expect(try Self.all("alice", scene.model, .faint) == false)
        scene.inShown { $0.people.isStale = true }
        #expect(try Self.all("alice", scene.model, .faint))
    }
}
