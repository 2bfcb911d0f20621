import Foundation
import TestSupport
import Testing

/// ARCHITECTURE.md, "Who may import whom". A target's row is the whole list: what is not in it is refused.
@Suite("Who may import whom")
struct ImportTableTests {
    /// The table as it is written; what stands in parentheses is for people.
    static let mayImport: [String: Set<String>] = {
        let page = try? String(contentsOf: SourceTree.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let section = (page ?? "").components(separatedBy: "\n## ").first { $0.hasPrefix("Who may import whom") } ?? ""
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        let cells = rows.map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        return Dictionary(
            cells.map { ($0[0], Set($0[1].replacing(/\s\([^)]*\)/, with: "").components(separatedBy: ", "))) },
            uniquingKeysWith: { $0.union($1) })
    }()

    /// The targets' files by target; those that are fuzzed have a folder of their own.
    static let files: [String: [SourceTree.File]] = {
        var files = Dictionary(grouping: SourceTree.swiftSources, by: \.target)
        files["FuzzTargets"] = SourceTree.fuzzTargets
        return files
    }()

    @Test("every target has a row, and every row a target")
    func rowsMatchTargets() {
        #expect(Self.mayImport.keys.sorted() == Self.files.keys.sorted())
    }

    @Test("a file imports only what its target's row allows", arguments: files.keys.sorted())
    func filesKeepToTheirRow(target: String) {
        let allowed = Self.mayImport[target] ?? []
        for file in Self.files[target] ?? [] {
            for module in file.imports { #expect(allowed.contains(module), "\(file.path) imports \(module)") }
        }
    }

    @Test("a row allows nothing that no file of its target imports", arguments: files.keys.sorted())
    func rowsAllowNothingMore(target: String) {
        let imported = Set((Self.files[target] ?? []).flatMap(\.imports))
        #expect((Self.mayImport[target] ?? []).subtracting(imported).sorted() == [])
    }

    @Test("the check itself sees imports of every form")
    func importFormsAreSeen() {
        let text = """
            import A
            public import B
            package import C
            @preconcurrency internal import D
            import struct E.Thing
            // import F
            """
        #expect(SourceTree.File(path: "Sources/x/y.swift", text: text).imports == ["A", "B", "C", "D", "E"])
    }

    @Test("TLS has one door")
    func tlsHasOneDoor() {
        let importing = SourceTree.swiftSources.filter { $0.imports.contains("NIOSSL") }.map(\.path)
        #expect(importing == ["Sources/WebSocketNIO/Client/ClientTLS.swift"])
    }

    @Test("curses is included in one C file only")
    func cursesHasOneDoor() {
        let including = SourceTree.cSources.filter { $0.text.contains("curses.h>") }.map(\.path)
        #expect(including.allSatisfy { $0.hasPrefix("Sources/CTerminal/") && $0.hasSuffix(".c") })
        #expect(including.count == 1)
    }
}
