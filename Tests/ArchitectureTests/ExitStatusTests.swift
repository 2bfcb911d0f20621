import Foundation
import TestSupport
import Testing

/// Manuals and README say what the programs' exit statuses mean; the numbers are in the programs.
@Suite("Exit statuses")
struct ExitStatusTests {
    /// The numbers of sysexits.h that the client takes from the C library.
    private static let named: [Substring: Int32] = [
        "EX_USAGE": EX_USAGE, "EX_UNAVAILABLE": EX_UNAVAILABLE, "EX_IOERR": EX_IOERR, "EX_PROTOCOL": EX_PROTOCOL,
        "EX_CONFIG": EX_CONFIG,
    ]

    private static func text(below folder: String) -> String {
        SourceTree.swiftSources.filter { $0.path.hasPrefix(folder) }.map(\.text).joined(separator: "\n")
    }

    /// The cases of an enum of statuses.
    private static func cases(in file: String) -> Set<Int32> {
        Set(text(below: file).matches(of: /case \w+ = (\d+)/).compactMap { Int32($0.1) })
    }

    /// The numbers that the documents have for a program.
    private static func documented(_ program: String) throws -> [Int32] {
        let lists = text(below: "Sources/roost-documents/Programs/ExitStatuses.swift")
        let list = try #require(lists.components(separatedBy: "static let \(program):").dropFirst().first)
        let rows = list.components(separatedBy: "\n    ]").first ?? ""
        return rows.matches(of: /\((\d+), "/).compactMap { Int32($0.1) }
    }

    @Test("of roost: the cases, and what its front takes from sysexits.h")
    func client() throws {
        var statuses = Self.cases(in: "Sources/ChatClient/Plain/ExitStatus.swift")
        for match in Self.text(below: "Sources/roost/").matches(of: /\bEX_[A-Z]+\b/) {
            statuses.insert(try #require(Self.named[match.0], "\(match.0) has no number here"))
        }
        #expect(statuses.count > 4)
        #expect(try Self.documented("roost") == statuses.sorted())
    }

    @Test("of roostd: the cases, and the numbers it stops with")
    func server() throws {
        var statuses = Self.cases(in: "Sources/roostd/ExitStatus.swift")
        for match in Self.text(below: "Sources/roostd/").matches(of: /exit\((\d+)\)/) {
            statuses.insert(try #require(Int32(match.1)))
        }
        #expect(statuses.count > 4)
        #expect(try Self.documented("roostd") == statuses.sorted())
    }
}
