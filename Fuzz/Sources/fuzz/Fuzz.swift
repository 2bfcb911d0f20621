import FuzzTargets
import Glibc

// libFuzzer under SwiftPM: `fuzz TARGET [options of libFuzzer] [folders]`.

typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The target of this process; libFuzzer's callback takes no context.
// Written once, before the driver runs, and libFuzzer calls back on the same thread.
nonisolated(unsafe) var target = FuzzTarget.head

/// The program's beginning, under the name that SwiftPM gives the `main` of a target called `fuzz`.
@_cdecl("fuzz_main")
func fuzzMain(_ count: CInt, _ arguments: Arguments) -> CInt {
    guard count > 1, let name = unsafe arguments[1], let named = unsafe FuzzTarget(rawValue: String(cString: name))
    else {
        print("Name a target: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        return 64
    }
    unsafe target = named
    // The driver sees the program's name and what follows the target's.
    var driverArguments = unsafe arguments + 1
    unsafe driverArguments[0] = arguments[0]
    var driverCount = count - 1
    return unsafe runDriver(&driverCount, &driverArguments) { bytes, count in
        do {
            try unsafe target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        } catch {
            let text = Array("Found: \(error)\n".utf8)
            _ = unsafe text.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
            abort()
        }
        return 0
    }
}
