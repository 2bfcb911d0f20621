import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Reading back: what is read does not move")
struct ReadingBackTests {
    /// A room of numbered messages, some of which take several rows in any width.
    static func room(_ columns: Int, _ rows: Int, messages: Int = 200) -> Scene {
        var scene = Scene(columns, rows)
        scene.room("#dev", people: 3)
        for number in 1...messages {
            let tail = number % 3 == 0 ? String(repeating: " 길게 이어지는 글", count: number % 7) : ""
            scene.say("10:00", "user\(number % 5)", "message \(number)\(tail)")
        }
        return scene
    }

    static func screen(_ model: Model) -> [String] {
        var renderer = ScreenRenderer()
        return renderer.render(model, size: model.size).text
    }

    /// The first row of the chat region.
    static func top(_ model: Model) -> String { screen(model)[1] }

    @Test("arrivals leave every row above the rule as it is", arguments: [(80, 24), (60, 12), (40, 12), (120, 40)])
    func arrivals(columns: Int, rows: Int) {
        var scene = Self.room(columns, rows)
        scene.inShown { $0.scroll = .reading(top: 50, row: 0) }
        let before = Self.screen(scene.model)
        for number in 1...30 { scene.say("10:30", "bob", "late \(number)") }
        let after = Self.screen(scene.model)
        let readRows = 1...ChatPane.readingRows(ofHeight: rows - 3)
        #expect(Array(before[readRows]) == Array(after[readRows]))
        #expect(before != after)
    }

    @Test("the anchored message stays in the top row at any size")
    func resize() {
        var scene = Self.room(80, 24)
        scene.inShown { $0.scroll = .reading(top: 50, row: 0) }
        for (columns, rows) in [(80, 24), (40, 12), (120, 40), (60, 10), (72, 8), (33, 30), (80, 24)] {
            scene.model.size = Size(columns: columns, rows: rows)
            #expect(Self.top(scene.model).contains("message 50"), "at \(columns)x\(rows)")
        }
    }

    @Test("a sentence shows above the input line however far back one reads, and nothing moves for it")
    func notice() {
        for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
            var scene = Self.room(columns, rows)
            scene.inShown { $0.scroll = .reading(top: 50, row: 0) }
            let before = Self.screen(scene.model)
            scene.enter("/jion dev")
            let after = Self.screen(scene.model)
            let status = rows - 2
            #expect(after[..<status].suffix(2).joined().contains("No command /jion."), "at \(columns)x\(rows)")
            // The sentence and the newest lines kept in sight are at the end.
            let read = max(0, status - 2 - ChatPane.newestKept - 1)
            #expect(after.prefix(read) == before.prefix(read))
        }
    }

    @Test("a message that is gone is stood in for by the next one")
    func anchorTrimmed() {
        var scene = Self.room(80, 24, messages: Timeline.itemsStandard + 1)
        scene.inShown { $0.scroll = .reading(top: 7, row: 0) }
        #expect(Self.top(scene.model).contains("Monday 23 November 2026"))
        #expect(Self.screen(scene.model)[2].contains("message \(Timeline.trimBatch + 1)"))
    }

    @Test("a row past the message's last one counts as its last")
    func rowPastTheEnd() {
        var scene = Self.room(80, 24)
        scene.inShown { $0.scroll = .reading(top: 50, row: 99) }
        #expect(Self.top(scene.model).contains("message 50"))
    }

    @Test("with the end in sight it looks as at the newest line")
    func endInSight() {
        var scene = Self.room(80, 24)
        let newest = Self.screen(scene.model)
        scene.inShown { $0.scroll = .reading(top: 198, row: 0) }
        #expect(Self.screen(scene.model) == newest)
    }

    @Test("three newest messages stay in sight from 14 rows of chat, a row each")
    func newestKept() {
        var scene = Self.room(80, 17)
        scene.say("10:30", "bob", String(repeating: "long ", count: 40))
        scene.inShown { $0.scroll = .reading(top: 50, row: 0) }
        let high = Self.screen(scene.model)
        #expect(high[11].contains("~~~"))
        #expect(high[12].contains("message 199"))
        #expect(high[14].contains("long") && high[14].contains("…"))
        scene.model.size = Size(columns: 80, rows: 16)
        #expect(!Self.screen(scene.model).contains { $0.contains("~~~") })
        #expect(Self.screen(scene.model)[14].contains("lines below"))
    }

    @Test("after /clear only what came later is shown, until the reader scrolls up")
    func cleared() {
        var scene = Self.room(80, 24)
        scene.add("10:31", .cleared)
        #expect(!Self.screen(scene.model).contains { $0.contains("message") })
        scene.say("10:32", "bob", "fresh")
        #expect(Self.screen(scene.model).filter { $0.contains("fresh") }.count == 1)
        scene.inShown { $0.scroll = .reading(top: 150, row: 0) }
        #expect(Self.top(scene.model).contains("message 150"))
    }

    @Test("a kept cache draws the same screens as a fresh one")
    func cache() {
        var scene = Self.room(80, 24)
        var renderer = ScreenRenderer()
        for step in 0..<60 {
            switch step % 5 {
            case 0: scene.say("10:40", "bob", "step \(step)", delivery: .sending(since: .zero))
            case 1: scene.model.size = Size(columns: 30 + step, rows: 8 + step % 20)
            case 2: scene.inShown { $0.scroll = .reading(top: 60 + step, row: step % 2) }
            case 3: scene.inShown { $0.readLine = ReadLine(after: 62 + step, count: 9) }
            default: scene.inShown { $0.scroll = .newest }
            }
            var fresh = ScreenRenderer()
            let expected = fresh.render(scene.model, size: scene.model.size)
            #expect(renderer.render(scene.model, size: scene.model.size) == expected, "step \(step)")
        }
    }
}
