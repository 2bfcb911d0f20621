import TestSupport
import Testing

@testable import ChatClient

/// Every row of the three tables names the test that covers it: `SuiteTests/function`.
@Suite struct TestedRowTests {
    @Test func `every key names a test that there is`() {
        check(KeyTable.bindings.map(\.id), TestedKeys.names)
    }

    @Test func `every command names a test that there is`() {
        check(CommandTable.commands.map(\.name), TestedCommands.names)
    }

    @Test func `every setting names a test that there is`() {
        check(SettingTable.rows.map(\.name), TestedSettings.names)
    }

    private func check(
        _ rows: [String], _ tests: [String: String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(rows.filter { tests[$0] == nil } == [], "rows without a test", sourceLocation: sourceLocation)
        #expect(tests.keys.filter { !rows.contains($0) } == [], "no such rows", sourceLocation: sourceLocation)
        #expect(
            Set(tests.values).filter { !SourceTree.hasTest($0) } == [], "no such tests", sourceLocation: sourceLocation)
    }

    @Test func `the check itself tells a test from none`() {
        #expect(SourceTree.hasTest("TestedRowTests/the check itself tells a test from none"))
        #expect(SourceTree.hasTest("TestedRowTests/check"))
        #expect(!SourceTree.hasTest("TestedRowTests/the check itself"))
        #expect(!SourceTree.hasTest("NoSuchTests/check"))
        #expect(!SourceTree.hasTest("TestedRowTests"))
    }
}
