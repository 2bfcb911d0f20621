import Testing

@testable import TerminalCore

@Suite struct ThemeTests {
    static let depths: [(Int, ColourDepth)] = [
        (-1, .none), (0, .none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .full),
        // A terminal of direct colours reads number 203 as a blue, and only the first eight as colours of its own.
        (16_777_216, .eight),
    ]

    @Test(arguments: depths)
    func depth(count: Int, depth: ColourDepth) {
        #expect(ColourDepth(count: count) == depth)
    }

    @Test func theTableOfTheTerminalsColoursIsUsed() {
        var theme = Theme()
        theme.full.alert = Look(203)
        theme.basic.alert = Look(9, on: .indexed(12), .underline)
        #expect(theme.looks(at: .full).alert == Look(203))
        #expect(theme.looks(at: .sixteen).alert == Look(9, on: .indexed(12), .underline))
        #expect(theme.looks(at: .eight).alert == Look(1, on: .indexed(4), [.underline, .bold]))
        #expect(theme.looks(at: .none).alert == Look(.standard, .bold))
        theme.depthMax = .sixteen
        #expect(theme.looks(at: .full).alert == Look(9, on: .indexed(12), .underline))
        #expect(theme.looks(at: .none).alert == Look(.standard, .bold))
    }

    static let sisters: [(UInt8, Look)] = [
        (0, Look(0)), (7, Look(7)), (8, Look(.standard, .dim)), (9, Look(1, .bold)), (15, Look(7, .bold)),
        (16, Look()), (231, Look()),
    ]

    @Test("eight colours show a bright one as its sister in bold, and bright black as dim", arguments: sisters)
    func eightColours(colour: UInt8, look: Look) {
        var theme = Theme()
        theme.basic.names = [Look(colour)]
        #expect(theme.looks(at: .eight).names == [look])
    }

    @Test func aStyleAddsToItsRole() {
        var looks = Theme.Looks()
        looks.code = Look(6, .dim)
        #expect(looks.look(of: Style(.code, [.bold, .italic])) == Look(6, [.dim, .bold, .italic]))
        #expect(looks.look(of: .plain) == Look())
    }

    @Test func namesShareTheColoursThereAre() {
        var theme = Theme()
        theme.full.text = Look(231)
        theme.full.names = [Look(1), Look(2), Look(3)]
        let looks = theme.looks(at: .full)
        #expect([0, 1, 2, 3, 255].map { looks.look(of: Style(.name($0))) } == [1, 2, 3, 1, 1].map { Look($0) })
        #expect(theme.withoutNameColours.looks(at: .full).look(of: Style(.name(1))) == Look(231))
    }
}
