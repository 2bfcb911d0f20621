import Foundation
import FuzzTargets
import Testing

/// What the fuzzer starts from and what it has found: each file is driven as the fuzzer drives it.
@Suite("Seeds and findings of the fuzzer")
struct FailCaseTests {
    private static let fuzz = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz")

    /// The files of a target; git keeps no folder where nothing was found.
    private static func files(_ folder: String, _ target: FuzzTarget) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: fuzz.appending(path: folder).appending(path: target.rawValue), includingPropertiesForKeys: nil)
        return files ?? []
    }

    @Test("every target has seeds, and keeps its promises for them", arguments: FuzzTarget.allCases)
    func seeds(target: FuzzTarget) throws {
        let seeds = Self.files("Seeds", target)
        #expect(!seeds.isEmpty)
        for seed in seeds { try target.run(Array(Data(contentsOf: seed))) }
    }

    @Test("what was found once is not there again", arguments: FuzzTarget.allCases)
    func findings(target: FuzzTarget) throws {
        for finding in Self.files("FailCases", target) { try target.run(Array(Data(contentsOf: finding))) }
    }

    @Test("only targets have folders")
    func folders() {
        for folder in ["Seeds", "FailCases"] {
            let names = try? FileManager.default.contentsOfDirectory(atPath: Self.fuzz.appending(path: folder).path)
            #expect(Set(names ?? []).isSubset(of: Set(FuzzTarget.allCases.map(\.rawValue))))
        }
    }
}
