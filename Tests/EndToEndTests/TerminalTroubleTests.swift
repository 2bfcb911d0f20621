import TestSupport
import Testing

extension RealPrograms {
    /// What a terminal does of itself: sizes that change faster than anybody draws, clicks, focus, Escape by itself.
    @Suite("What terminals do")
    struct TerminalTroubleTests {
        @Test("a storm of sizes ends with the last one, and the draft is there", .timeLimit(.minutes(2)))
        func resizes() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")
            mina.program.send("쓰다 만 글")
            try await mina.program.wait("the draft") { $0.inputLine.hasSuffix("쓰다 만 글") }
            for step in 0..<60 {
                mina.program.resize(columns: 10 + step * 7 % 120, rows: 3 + step * 5 % 40)
                if step.isMultiple(of: 20) { try await jun.say("said at \(step)") }
            }
            mina.program.resize(columns: 60, rows: 15)
            try await mina.program.wait("the last size") { screen in
                screen.columns == 60 && screen.rows == 15 && screen.inputLine.hasSuffix("쓰다 만 글")
                    && screen.lines.contains { $0.hasSuffix("said at 40") }
            }
            #expect(mina.program.screen.unknown.isEmpty)
        }

        @Test("a click shows a room, the wheel reads back, Escape by itself closes", .timeLimit(.minutes(2)))
        func mouse() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            try await mina.say("/join dev")
            try await mina.program.wait("#dev") { $0.lines[0].contains("#dev") }
            // The row of "1 #lobby": below the title and the heading of the list.
            mina.program.send("\u{1B}[<0;5;3M\u{1B}[<0;5;3m")
            try await mina.program.wait("#lobby") { $0.lines[0].contains("#lobby") }
            mina.program.send("\u{1B}OP")
            try await mina.program.wait(forText: "Help: keys and commands")
            mina.program.send("\u{1B}")
            try await mina.program.wait("the chat again") { !$0.contains("Help: keys") }
            for part in 1...2 {
                let lines = (1...18).map { "part \(part) line \($0)" }.joined(separator: "\n")
                mina.program.send("\u{1B}[200~\(lines)\u{1B}[201~")
                try await mina.program.wait(forText: "18 lines")
                mina.program.send("\r")
                try await mina.program.wait("the message") { screen in
                    !screen.contains("18 lines") && screen.contains("part \(part) line 18")
                }
            }
            mina.program.send("\u{1B}[<64;40;10M\u{1B}[<64;40;10M\u{1B}[<64;40;10M")
            try await mina.program.wait(forText: "End: newest")
        }

        @Test("a mention rings while the terminal has no focus, and not before", .timeLimit(.minutes(2)))
        func focus() async throws {
            let server = try await Roostd.start()
            let mina = try await RoostTerminal.join(server, as: "미나")
            let jun = try await RoostTerminal.join(server, as: "jun")
            try await jun.say("미나야, 보여?")
            try await mina.sees("미나야, 보여?")
            #expect(mina.program.screen.bells == 0)
            mina.program.send("\u{1B}[O")
            try await jun.say("미나야, 어디 갔어?")
            try await mina.program.wait("the bell") { $0.contains("어디 갔어?") && $0.bells == 1 }
        }
    }
}
