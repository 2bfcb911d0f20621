import TestSupport
import Testing

/// ARCHITECTURE.md, "Who may import whom". A target's row is the whole list: what is not in it is refused.
@Suite("Who may import whom")
struct ImportTableTests {
    static let mayImport: [String: Set<String>] = [
        "WebSocketCore": ["Crypto", "FoundationEssentials", "CZlib"],
        "WebSocketNIO": ["WebSocketCore", "NIOCore", "NIOPosix", "NIOSSL", "Glibc", "Synchronization"],
        "ChatProtocol": ["Foundation", "FoundationEssentials"],
        "ChatServer": [
            "ChatProtocol", "WebSocketCore", "WebSocketNIO", "NIOCore", "NIOPosix", "Logging", "Crypto",
            "Synchronization", "Glibc", "GRDB", "GRDBSQLite", "Dispatch", "Foundation",
        ],
        "TerminalCore": ["Glibc"],
        "Terminal": ["TerminalCore", "CTerminal", "Dispatch", "Glibc", "Synchronization"],
        "ChatClient": ["ChatProtocol", "TerminalCore"],
        "roostd": [
            "ChatServer", "ChatProtocol", "WebSocketNIO", "NIOCore", "NIOPosix", "Logging", "ArgumentParser",
            "ServiceLifecycle", "UnixSignals", "FoundationEssentials", "Glibc", "Dispatch",
        ],
        "roost": [
            "ChatClient", "ChatProtocol", "TerminalCore", "Terminal", "WebSocketNIO", "WebSocketCore", "NIOCore",
            "NIOPosix", "ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization",
        ],
        "LoadGenerator": [
            "WebSocketNIO", "WebSocketCore", "NIOCore", "NIOPosix", "Histogram", "FoundationEssentials", "Glibc",
        ],
        "roost-bench": [
            "LoadGenerator", "ChatServer", "ChatClient", "ChatProtocol", "TerminalCore", "WebSocketNIO",
            "WebSocketCore", "CAllocationCount", "CPseudoTerminal", "NIOCore", "NIOPosix", "Logging",
            "ArgumentParser", "FoundationEssentials", "Glibc", "Synchronization", "GRDBSQLite",
        ],
        "roost-documents": ["ChatClient", "ArgumentParser", "Foundation"],
        "websocket-echo": ["WebSocketCore", "WebSocketNIO", "NIOCore", "NIOPosix", "ArgumentParser", "Glibc"],
    ]

    @Test("every target has a row, and every row a target")
    func rowsMatchTargets() {
        let targets = Set(SourceTree.swiftSources.map(\.target))
        #expect(targets == Set(Self.mayImport.keys))
    }

    @Test("a file imports only what its target's row allows", arguments: SourceTree.swiftSources)
    func fileKeepsToItsRow(file: SourceTree.File) {
        let allowed = Self.mayImport[file.target] ?? []
        for module in file.imports {
            #expect(allowed.contains(module), "\(file.path) imports \(module)")
        }
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
