import Foundation

/// The project's own files, read as text: what the rules of the house are checked against.
enum SourceTree {
    /// The package's root folder, found from this file's place in it.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File: Sendable, CustomTestStringConvertibleFile {
        /// The path below the root, as in `Sources/roost/Main.swift`.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }
        /// The second folder of the path: the target, for a file below `Sources`.
        var target: String { String(path.split(separator: "/")[1]) }
        var name: String { String(path.split(separator: "/").last ?? "") }
        var testDescription: String { path }

        /// The modules a file imports, whatever the access level or attribute before `import`.
        var imports: [String] {
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
    static func files(below folder: String, endings: Set<String>) -> [File] {
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

    static let swiftSources = files(below: "Sources", endings: ["swift"])
    static let swiftTests = files(below: "Tests", endings: ["swift"])
    static let cSources = files(below: "Sources", endings: ["c", "h"])
}

/// Lets a parameterised test name its case by the file's path.
protocol CustomTestStringConvertibleFile: CustomStringConvertible {
    var testDescription: String { get }
}

extension CustomTestStringConvertibleFile {
    var description: String { testDescription }
}
