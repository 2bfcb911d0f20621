import Glibc

/// The programs that were built together with the running tests.
public enum BuiltProduct {
    /// The path of a program beside the test binary. Throws when it was not built.
    public static func path(_ name: String) throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer[..<max(0, length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let path = own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
        guard unsafe access(path, X_OK) == 0 else { throw ProgramFailure("There is no built program \(path).") }
        return path
    }
}
