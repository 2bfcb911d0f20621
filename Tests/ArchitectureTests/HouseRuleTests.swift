import Foundation
import TestSupport
import Testing

/// Rules that keep the tree readable: short files, telling names, no unexplained escape hatches.
@Suite("House rules")
struct HouseRuleTests {
    /// A file is one type or one rule set; past this it is two.
    static let fileLinesMax = 400

    @Test("no file is longer than the alarm", arguments: SourceTree.swiftSources + SourceTree.cSources)
    func fileLength(file: SourceTree.File) {
        #expect(file.lineCount <= Self.fileLinesMax, "\(file.path) has \(file.lineCount) lines")
    }

    @Test("no drawer for odds and ends", arguments: SourceTree.swiftSources)
    func tellingNames(file: SourceTree.File) {
        for drawer in ["Utils", "Util", "Common", "Extensions", "Helpers", "Misc", "Placeholder"] {
            let parts = file.path.dropLast(".swift".count).split(separator: "/")
            #expect(!parts.contains { $0 == drawer || $0.hasSuffix("+" + drawer) }, "\(file.path)")
        }
    }

    @Test("an escape hatch has its reason beside it", arguments: SourceTree.swiftSources)
    func escapeHatchesAreExplained(file: SourceTree.File) {
        let hatches = ["@unchecked Sendable", "nonisolated(unsafe)", "try!", "fatalError("]
        for (index, line) in file.lines.enumerated() where hatches.contains(where: { line.contains($0) }) {
            let before = index > 0 ? file.lines[index - 1].trimmingCharacters(in: .whitespaces) : ""
            let explained = line.contains("// ") || before.hasPrefix("//")
            #expect(explained, "\(file.path):\(index + 1) needs a reason")
        }
    }

    @Test("nothing is left for later in a comment", arguments: SourceTree.swiftSources + SourceTree.swiftTests)
    func noLeftovers(file: SourceTree.File) {
        guard !file.path.hasSuffix("HouseRuleTests.swift") else { return }
        for mark in ["TODO", "FIXME", "XXX"] { #expect(!file.text.contains(mark), "\(file.path) has \(mark)") }
    }

    @Test("tests wait for a state and never for time", arguments: SourceTree.swiftTests)
    func testsDoNotSleep(file: SourceTree.File) {
        // Waiting.swift is where a state is waited for, for all of them.
        guard !["HouseRuleTests.swift", "Waiting.swift"].contains(file.name) else { return }
        for call in ["Thread.sleep", "usleep(", "Task.sleep"] {
            #expect(!file.text.contains(call), "\(file.path) calls \(call)")
        }
    }

    @Test("ARCHITECTURE.md's file map names every source file, and only files that exist")
    func fileMapIsComplete() throws {
        let map = try String(contentsOf: SourceTree.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
        let existing = Set((SourceTree.swiftSources + SourceTree.cSources).map(\.name))
        let named = Set(map.matches(of: /`([\w+]+\.(?:swift|c|h))`/).map { String($0.1) })
        #expect(existing.subtracting(named).sorted() == [], "these are not in the file map")
        #expect(named.subtracting(existing).sorted() == [], "the file map names these, and they are not there")
    }
}
