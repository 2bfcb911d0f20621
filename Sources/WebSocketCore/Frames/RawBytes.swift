// Loads from raw spans. The standard library calls each of them unsafe because not any bytes are a legal value of any
// type; integers have no illegal bytes, and all of these check their bounds. The only other `unsafe` in the core stands
// before `span.bytes` of an array of bytes, for the same reason and with the same answer.

extension RawSpan {
    /// Returns the byte at an offset.
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// Returns the integer at an offset, as the machine's own byte order reads it.
    @inline(__always)
    func integer<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type) -> Value {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: type)
    }

    /// Returns the four words at an offset, with one check of the bounds.
    @inline(__always)
    func fourWords(at offset: Int) -> SIMD4<UInt64> {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
    }

    /// Appends all bytes to an array.
    @inline(__always)
    func append(to array: inout [UInt8]) {
        unsafe withUnsafeBytes { unsafe array.append(contentsOf: $0) }
    }
}

extension RawSpan {
    /// Appends all bytes to uninitialised memory that has room for them.
    @inline(__always)
    func append(to room: inout OutputSpan<UInt8>) {
        unsafe withUnsafeBytes { bytes in
            unsafe room.withUnsafeMutableBufferPointer { memory, count in
                unsafe UnsafeMutableRawBufferPointer(memory.extracting(count...)).copyMemory(from: bytes)
                count += bytes.count
            }
        }
    }
}

extension MutableRawSpan {
    /// Returns the integer at an offset, as the machine's own byte order reads it.
    @inline(__always)
    func integer<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type) -> Value {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: type)
    }

    /// Returns the four words at an offset, with one check of the bounds.
    @inline(__always)
    func fourWords(at offset: Int) -> SIMD4<UInt64> {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
    }
}
