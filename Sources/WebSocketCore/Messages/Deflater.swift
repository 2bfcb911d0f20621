import CZlib

/// Compresses messages with DEFLATE as RFC 7692, 7.2.1, wants them: each ends on a byte, without the last four.
struct Deflater: ~Copyable {
    private let stream = ZlibStream()
    private let keepsContext: Bool

    /// zlib's fastest level: on messages of a few hundred bytes the slower ones gain next to nothing.
    private static let level: Int32 = 1
    /// What is compressed before it is copied to its place.
    private static let chunkBytes = 4096

    /// Creates a compressor whose messages need no larger window.
    init(_ direction: DeflateAgreement.Direction) {
        keepsContext = direction.keepsContext
        let bits = Self.ownBits(for: direction.windowBits)
        let status = unsafe deflateInit2_(
            stream.pointer, Self.level, Z_DEFLATED, -bits, Self.memoryLevel(for: bits), Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, ZlibStream.size)
        precondition(status == Z_OK, "zlib refuses only another version than this was built with, or is out of memory.")
    }

    deinit { unsafe deflateEnd(stream.pointer) }

    /// Returns the window that zlib is given for the one that was agreed on.
    ///
    /// It has none of 256 bytes. In one of 512 it never looks back more than 250, because it keeps 262 of them for what
    /// comes; so it serves a receiver who has only 256.
    private static func ownBits(for windowBits: WindowBits) -> Int32 {
        max(9, Int32(windowBits.rawValue))
    }

    /// Hash tables in proportion to the window: zlib's default of 8 belongs to the largest.
    private static func memoryLevel(for bits: Int32) -> Int32 {
        min(8, bits - 7)
    }

    /// The bytes that zlib holds for a window (zconf.h).
    static func retainedBytes(windowBits: WindowBits) -> Int {
        let bits = ownBits(for: windowBits)
        return 6 * 1024 + 1 << (bits + 2) + 1 << (memoryLevel(for: bits) + 9)
    }

    /// Appends a message's compressed payload.
    mutating func append(_ payload: RawSpan, to output: inout [UInt8]) {
        unsafe payload.withUnsafeBytes { source in
            unsafe stream.pointer.pointee.next_in = source.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe stream.pointer.pointee.avail_in = UInt32(clamping: source.count)
            unsafe withUnsafeTemporaryAllocation(byteCount: Self.chunkBytes, alignment: 1) { chunk in
                repeat {
                    unsafe stream.pointer.pointee.next_out = chunk.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    unsafe stream.pointer.pointee.avail_out = UInt32(chunk.count)
                    unsafe deflate(stream.pointer, Z_SYNC_FLUSH)
                    let written = unsafe chunk.count - Int(stream.pointer.pointee.avail_out)
                    unsafe output.append(contentsOf: chunk[..<written])
                } while unsafe stream.pointer.pointee.avail_out == 0
            }
        }
        // A flush ends with an empty block, whose last four bytes the receiver adds again.
        output.removeLast(Inflater.tail.count)
        if !keepsContext { unsafe deflateReset(stream.pointer) }
    }
}
