import Glibc

extension [UInt8] {
    /// Overwrites this array's bytes with those of one as long, by the C library's `memcpy`.
    mutating func overwrite(with source: [UInt8]) {
        precondition(count == source.count, "Both arrays have the same length.")
        let count = count
        unsafe withUnsafeMutableBytes { target in
            unsafe source.withUnsafeBytes { source in
                guard let target = target.baseAddress, let source = source.baseAddress else { return }
                unsafe memcpy(target, source, count)
            }
        }
    }
}
