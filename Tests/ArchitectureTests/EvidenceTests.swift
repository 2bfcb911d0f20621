import Foundation
import TestSupport
import Testing

/// ARCHITECTURE.md, "What the client promises, and what holds it": the tests that it names are there.
@Suite("Evidence")
struct EvidenceTests {
    /// A test that the table names: where it is, and what it is called.
    struct Named: Sendable, CustomStringConvertible {
        let file: String
        let test: String
        var description: String { "\(file): \(test)" }
    }

    /// The rows of the table, without its head.
    static let rows: [Substring] = {
        let page = try? String(contentsOf: SourceTree.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let section = (page ?? "").components(separatedBy: "\n## ").first { $0.hasPrefix("What the client promises") }
        return (section ?? "").split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { $0 }
    }()

    /// `SendingTests` "one", "another": the tests that a row names.
    static func named(in row: Substring) -> [Named] {
        row.matches(of: /`(\w+Tests)`((?: "[^"]+",?)+)/).flatMap { match in
            match.2.matches(of: /"([^"]+)"/).map { Named(file: "\(match.1).swift", test: String($0.1)) }
        }
    }

    @Test("there are fifteen promises, and each has evidence")
    func complete() {
        #expect(Self.rows.count == 15)
        for (number, row) in zip(1..., Self.rows) {
            #expect(row.hasPrefix("| \(number). "))
            #expect(Self.named(in: row).count >= 3, "\(row.prefix(60))")
        }
    }

    @Test("every test that is named exists", arguments: rows.flatMap(named))
    func exists(named: Named) {
        let files = SourceTree.swiftTests.filter { $0.name == named.file }
        let forms = ["func `\(named.test)`(", "\"\(named.test)\"", "func \(named.test)("]
        #expect(files.contains { file in forms.contains { file.text.contains($0) } })
    }
}
