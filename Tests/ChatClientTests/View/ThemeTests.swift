import Foundation
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Themes")
struct ThemeTests {
    /// What a theme is for: its name, the backgrounds it must be readable on, and the contrast it owes.
    struct Promise: CustomTestStringConvertible {
        let name: String
        let theme: Theme
        let backgrounds: [UInt32]
        let contrast: Double
        var testDescription: String { name }
    }

    /// The lightest of the dark backgrounds that are common (Nord), the darkest of the light ones (Tango).
    static let promises = [
        Promise(name: "dark", theme: .dark, backgrounds: [0x2e3440, 0x000000], contrast: 4.5),
        Promise(name: "light", theme: .light, backgrounds: [0xeeeeec, 0xffffff], contrast: 4.5),
        Promise(name: "contrast", theme: .contrast, backgrounds: [], contrast: 7),
    ]

    @Test("every fixed colour can be read on the background that the theme is for", arguments: promises)
    func fullContrast(promise: Promise) throws {
        for look in promise.theme.full.all {
            let backgrounds = try look.background.fixed.map { [$0] } ?? promise.backgrounds
            guard let foreground = try look.foreground.fixed else { continue }
            #expect(!backgrounds.isEmpty)
            for background in backgrounds {
                let ratio = Self.contrast(foreground, background)
                #expect(ratio >= promise.contrast, "\(look) has \(ratio)")
            }
        }
    }

    @Test("the terminal's own colours can be told from the background in the usual palettes", arguments: palettes)
    func basicContrast(palette: Palette) {
        let promises: [(Theme, UInt32, Double)] = [
            (.dark, 0x000000, 3), (.light, 0xffffff, 3), (.contrast, 0x000000, 5),
            // What can be read on both is little.
            (.neutral, 0x000000, 2.5), (.neutral, 0xffffff, 1.9),
        ]
        for (theme, standard, least) in promises {
            for look in theme.basic.all {
                guard case .indexed(let number) = look.foreground else { continue }
                var background = standard
                if case .indexed(let number) = look.background { background = palette.colours[Int(number)] }
                let ratio = Self.contrast(palette.colours[Int(number)], background)
                #expect(ratio >= least, "\(look) has \(ratio)")
            }
        }
    }

    @Test("only the sixteen in the basic tables, only fixed ones in the full ones")
    func tables() throws {
        for theme in [Theme.dark, .light, .contrast, .neutral] {
            for look in theme.basic.all {
                for case .indexed(let number) in [look.foreground, look.background] { #expect(number < 16) }
            }
        }
        for theme in [Theme.dark, .light, .contrast] {
            for look in theme.full.all {
                for case .indexed(let number) in [look.foreground, look.background] { #expect(number >= 16) }
            }
            #expect(Set(theme.full.names).count == theme.full.names.count)
            #expect(theme.full.names.count >= 14)
        }
    }

    @Test("names can be told from each other, and from what concerns the reader", arguments: promises)
    func distance(promise: Promise) throws {
        let looks = promise.theme.full.names + [promise.theme.full.alert]
        let colours = try looks.compactMap { try $0.foreground.fixed }
        for (index, one) in colours.enumerated() {
            for other in colours[(index + 1)...] { #expect(Self.distance(one, other) > 15) }
        }
    }

    @Test("without colours nothing has one, and what was told apart still is")
    func mono() {
        let looks = Theme.mono.looks(at: .full)
        #expect(looks == Theme.Looks())
        #expect(looks.all.allSatisfy { $0.foreground == .standard && $0.background == .standard })
        #expect(looks.faint.attributes == .dim)
        #expect(looks.bar.attributes == .reverse)
        #expect(looks.alert.attributes == .bold)
        #expect(looks.link.attributes == .underline)
    }

    @Test(
        "auto follows the background that the terminal tells, by which of black and white is read better on it",
        arguments: [
            (0x000000, Theme.dark), (0x1e1e2e, .dark), (0x2e3440, .dark), (0x002b36, .dark), (0x0000ff, .dark),
            (0xffffff, .light), (0xfdf6e3, .light), (0x808080, .light), (0x00ff00, .light),
        ] as [(UInt32, Theme)])
    func auto(background: UInt32, theme: Theme) {
        let colour = RGB(
            red: UInt8(background >> 16), green: UInt8(background >> 8 & 0xff), blue: UInt8(background & 0xff))
        #expect(ThemeName.auto.theme(background: colour) == theme)
        #expect(ThemeName.light.theme(background: colour) == .light)
    }

    @Test("until the terminal has told it, only its own colours are used")
    func unknown() {
        let theme = ThemeName.auto.theme(background: nil)
        #expect(theme == .neutral)
        #expect(theme.looks(at: .full) == theme.looks(at: .sixteen))
    }

    // MARK: Colours, counted anew: the tests must not judge the table by its own code

    struct Palette: CustomTestStringConvertible {
        let name: String
        let colours: [UInt32]
        var testDescription: String { name }
    }

    static let palettes = [
        Palette(
            name: "GNOME Terminal",
            colours: [
                0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929,
                0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
            ]),
        Palette(
            name: "xterm",
            colours: [
                0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
                0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
            ]),
        Palette(
            name: "VGA",
            colours: [
                0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555,
                0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
            ]),
        Palette(
            name: "Windows Terminal",
            colours: [
                0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856,
                0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
            ]),
    ]

    private static func linear(_ rgb: UInt32) -> (red: Double, green: Double, blue: Double) {
        func channel(_ shift: UInt32) -> Double {
            let value = Double((rgb >> shift) & 0xff) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return (channel(16), channel(8), channel(0))
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2).
    private static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
        let luminances = [one, other].map { colour in
            let (red, green, blue) = linear(colour)
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        }.sorted()
        return luminances[1] / luminances[0]
    }

    /// How different two colours look (CIE 1976).
    private static func distance(_ one: UInt32, _ other: UInt32) -> Double {
        func lab(_ colour: UInt32) -> [Double] {
            let (red, green, blue) = linear(colour)
            let xyz = [
                (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
                0.2126 * red + 0.7152 * green + 0.0722 * blue,
                (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
            ].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
            return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
        }
        return sqrt(zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
    }
}

extension Theme.Looks {
    fileprivate var all: [Look] { [text, faint, strong, bar, alert, link, code] + names }
}

extension Colour {
    /// The colour that xterm gives a number from 16 on; nil for the terminal's own choice of text or background.
    fileprivate var fixed: UInt32? {
        get throws {
            switch self {
            case .standard: return nil
            case .indexed(..<16): throw NotFixed()
            case .indexed(let number) where number >= 232: return (8 + 10 * (UInt32(number) - 232)) * 0x010101
            case .indexed(let number):
                let place = UInt32(number) - 16
                let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
                return steps[Int(place / 36)] << 16 | steps[Int(place / 6 % 6)] << 8 | steps[Int(place % 6)]
            }
        }
    }

    private struct NotFixed: Error {}
}
