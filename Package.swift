// swift-tools-version: 6.3
import PackageDescription

/// Every target of ours is built with the same strictness; roles only add to it.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// The client program lives on the main actor; its libraries do not know about actors at all.
let mainActorProgram: [SwiftSetting] = strict + [.defaultIsolation(MainActor.self)]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
/// The C functions of the same SQLite, for what GRDB has no name for.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "roost",
    products: [
        .executable(name: "roostd", targets: ["roostd"]),
        .executable(name: "roost", targets: ["roost"]),
        // For the package in Fuzz, which links them with libFuzzer.
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // The shared protocol core: RFC 6455 and RFC 7692 without I/O, clock or randomness.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "WebSocketCore", dependencies: [crypto, "CZlib"], swiftSettings: strict),
        .testTarget(name: "WebSocketCoreTests", dependencies: ["WebSocketCore"], swiftSettings: strict),

        // The core on SwiftNIO.
        .target(
            name: "WebSocketNIO", dependencies: ["WebSocketCore", nioCore, nioPosix, nioSSL], swiftSettings: strict),
        .testTarget(
            name: "WebSocketNIOTests",
            dependencies: ["WebSocketNIO", "WebSocketCore", nioCore, nioPosix, nioEmbedded, "TestSupport"],
            swiftSettings: strict),

        // The smallest program on the core: what the conformance suite drives, and an example for readers.
        .executableTarget(
            name: "websocket-echo",
            dependencies: ["WebSocketCore", "WebSocketNIO", nioCore, nioPosix, arguments], swiftSettings: strict),

        // What it all costs.
        .target(name: "CAllocationCount"),
        .target(
            name: "LoadGenerator",
            dependencies: ["WebSocketNIO", "WebSocketCore", nioCore, nioPosix, histogram], swiftSettings: strict),
        .testTarget(
            name: "LoadGeneratorTests", dependencies: ["LoadGenerator", "WebSocketNIO", "TestSupport"],
            swiftSettings: strict),
        .executableTarget(
            name: "roost-bench",
            dependencies: [
                "LoadGenerator", "ChatServer", "ChatClient", "ChatProtocol", "TerminalCore", "WebSocketNIO",
                "WebSocketCore", "CAllocationCount", "CPseudoTerminal", nioCore, nioPosix, logging, arguments, sqlite,
            ],
            swiftSettings: strict),

        // What can be said.
        .target(name: "ChatProtocol", swiftSettings: strict),
        .testTarget(name: "ChatProtocolTests", dependencies: ["ChatProtocol"], swiftSettings: strict),

        // The server: a library and its program.
        .target(
            name: "ChatServer",
            dependencies: [
                "ChatProtocol", "WebSocketCore", "WebSocketNIO", nioCore, nioPosix, logging, crypto, grdb, sqlite,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ChatServerTests",
            dependencies: [
                "ChatServer", "ChatProtocol", "WebSocketCore", "WebSocketNIO", nioCore, nioPosix, logging, grdb,
                "CFaultyDisk", "TestSupport",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "roostd",
            dependencies: [
                "ChatServer", "ChatProtocol", "WebSocketNIO", nioCore, nioPosix, logging, arguments, unixSignals,
            ],
            swiftSettings: strict),

        // The terminal.
        .target(
            name: "CTerminal",
            cSettings: [.define("_XOPEN_SOURCE_EXTENDED"), .define("NCURSES_WIDECHAR", to: "1")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "TerminalCore", swiftSettings: strict),
        .testTarget(name: "TerminalCoreTests", dependencies: ["TerminalCore"], swiftSettings: strict),
        .target(name: "Terminal", dependencies: ["TerminalCore", "CTerminal"], swiftSettings: strict),

        // The client: a library and its program.
        .target(name: "ChatClient", dependencies: ["ChatProtocol", "TerminalCore"], swiftSettings: strict),
        .testTarget(
            name: "ChatClientTests", dependencies: ["ChatClient", "ChatProtocol", "TerminalCore", "TestSupport"],
            swiftSettings: strict),
        .executableTarget(
            name: "roost",
            dependencies: [
                "ChatClient", "ChatProtocol", "TerminalCore", "Terminal", "WebSocketNIO", "WebSocketCore", nioCore,
                nioPosix, arguments,
            ],
            swiftSettings: mainActorProgram),

        // What is written of the programs elsewhere than in them: manuals, completions, tables of the README.
        .executableTarget(
            name: "roost-documents", dependencies: ["ChatClient", arguments], swiftSettings: strict),

        // A disk that fails when a test wants it to.
        .target(
            name: "CFaultyDisk", path: "Tests/Support/CFaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),

        // Server, clients, network and disk together, in virtual time.
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "ChatServer", "ChatClient", "ChatProtocol", "TerminalCore", "WebSocketCore", "WebSocketNIO", nioCore,
                logging, "CFaultyDisk", "TestSupport",
            ],
            swiftSettings: strict),

        // Real programs, real pseudo-terminals, real sockets.
        .target(name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal"),
        .target(
            name: "TestSupport", dependencies: ["CPseudoTerminal"], path: "Tests/Support/TestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "TerminalTests", dependencies: ["Terminal", "TerminalCore", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "roostd", "roost", "roost-bench", "roost-documents", "websocket-echo"],
            exclude: ["Lecture", "Python", "Interop/Peers"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),

        // What the fuzzer drives, and the test that replays what it has found.
        .target(
            name: "FuzzTargets", dependencies: ["WebSocketCore", "ChatProtocol", "TerminalCore"], path: "Fuzz/Targets",
            swiftSettings: strict),
        .testTarget(name: "FailCaseTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
    ]
)
