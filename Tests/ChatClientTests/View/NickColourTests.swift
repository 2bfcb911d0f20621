import Foundation
import Testing

@testable import ChatClient
@testable import TerminalCore

@Suite("Nick colours")
struct NickColourTests {
    @Test("the hash is FNV-1a: the published vectors")
    func hashVectors() {
        #expect(NickColour.hash([]) == 0xcbf2_9ce4_8422_2325)
        #expect(NickColour.hash(Array("a".utf8)) == 0xaf63_dc4c_8601_ec8c)
        #expect(NickColour.hash(Array("foobar".utf8)) == 0x8594_4171_f739_67e8)
    }

    @Test("the same name has the same colour, however it is written in capitals")
    func stable() {
        #expect(NickColour.colour(of: "Dana") == NickColour.colour(of: "dana"))
        #expect(NickColour.colour(of: "미나") == NickColour.colour(of: "미나"))
    }

    @Test("every colour is used")
    func spread() {
        let used = Set((0..<500).map { NickColour.colour(of: "guest\($0)") })
        #expect(used.count == NickColour.readable.count)
    }

    /// The 16 colours as GNOME Terminal (Tango) has them by default.
    static let tango: [UInt32] = [
        0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929, 0x8ae234,
        0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
    ]

    @Test("every colour can be told from black and from white", arguments: NickColour.readable)
    func contrast(index: UInt8) {
        let luminance = Self.luminance(Self.tango[Int(index)])
        #expect((luminance + 0.05) / 0.05 >= 2.7)
        #expect(1.05 / (luminance + 0.05) >= 2.7)
    }

    /// Relative luminance as WCAG 2 defines it.
    private static func luminance(_ rgb: UInt32) -> Double {
        func linear(_ shift: UInt32) -> Double {
            let value = Double((rgb >> shift) & 0xff) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    }
}
