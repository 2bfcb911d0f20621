// swift-tools-version: 6.3
import PackageDescription

// A package of its own: libFuzzer brings its own `main`, and its flags would break the programs' builds. Scripts/fuzz.sh
// gives the flags; what is driven are the FuzzTargets of the main package, which a plain test replays as well.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "roost", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz", dependencies: [.product(name: "FuzzTargets", package: "roost")],
            swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error)])
    ]
)
