public import Foundation

/// The project's own files, read as text: what the rules of the house are checked against.
public enum SourceTree {
    /// The package's root folder, found from this file's place in it.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file, read whole; a parameterised test names its case by the path.
    public struct File: Sendable, CustomStringConvertible {
        /// The path below the root, as in `Sources/roost/Main.swift`.
        public let path: String
        /// What is in it.
        public let text: String

        /// Makes a file of the tree, or one to try a rule on.
        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }

        /// Its lines; the last one is empty where the text ends with a line break.
        public var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// How many lines it has.
        public var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }
        /// The second folder of the path: the target, for a file below `Sources`.
        public var target: String { String(path.split(separator: "/")[1]) }
        /// The last part of the path.
        public var name: String { String(path.split(separator: "/").last ?? "") }
        /// The path.
        public var description: String { path }

        /// The modules a file imports, whatever the access level or attribute before `import`.
        public var imports: [String] {
            lines.filter { $0.contains("import ") }.compactMap { line in
                let code = line.prefix { $0 != "/" }
                guard let match = code.wholeMatch(of: SourceTree.importLine) else { return nil }
                return String(match.1)
            }
        }
    }

    /// `import` in any of its forms, the module's name captured. Computed, because a stored regex is not Sendable.
    private static var importLine: Regex<(Substring, Substring)> {
        /\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|enum|class|func|protocol|let|var|typealias)\s+)?(\w+).*/
    }

    /// All files below a folder with one of the endings, in a stable order.
    private static func files(below folder: String, endings: Set<String>) -> [File] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        return walk.compactMap { $0 as? URL }
            .filter { endings.contains($0.pathExtension) }
            .compactMap { url in
                guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
                return File(path: String(url.path.dropFirst(root.path.count + 1)), text: text)
            }
            .sorted { $0.path < $1.path }
    }

    /// The sources.
    public static let swiftSources = files(below: "Sources", endings: ["swift"])
    /// What is fuzzed.
    public static let fuzzTargets = files(below: "Fuzz/Targets", endings: ["swift"])
    /// The tests.
    public static let swiftTests = files(below: "Tests", endings: ["swift"])
    /// The C sources.
    public static let cSources = files(below: "Sources", endings: ["c", "h"])
}

extension SourceTree {
    /// Whether a suite has a test function; `name` is `SuiteTests/function`, the file's name and the function's.
    public static func hasTest(_ name: String) -> Bool {
        let parts = name.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let file = swiftTests.first(where: { $0.name == parts[0] + ".swift" }) else {
            return false
        }
        return file.text.contains("func `\(parts[1])`(") || file.text.contains("func \(parts[1])(")
    }
}
