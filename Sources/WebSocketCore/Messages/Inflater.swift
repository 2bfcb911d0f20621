import CZlib

/// Undoes DEFLATE, piece by piece and never more of it at once than there is room for (RFC 1951; RFC 7692, 7.2.2).
struct Inflater: ~Copyable {
    private let stream = ZlibStream()

    /// What a sender has left out at the end of each message (7.2.1).
    static let tail: [UInt8] = [0x00, 0x00, 0xFF, 0xFF]

    /// Creates an inflater for a window that its sender does not exceed.
    init(windowBits: WindowBits) {
        // Negative: without zlib's own header and checksum.
        let status = unsafe inflateInit2_(stream.pointer, -Int32(windowBits.rawValue), ZLIB_VERSION, ZlibStream.size)
        precondition(status == Z_OK, "zlib refuses only another version than this was built with, or is out of memory.")
    }

    deinit { unsafe inflateEnd(stream.pointer) }

    /// The bytes that zlib holds for a window: its tables, and the window itself (zconf.h).
    static func retainedBytes(windowBits: WindowBits) -> Int {
        7 * 1024 + 1 << windowBits.rawValue
    }

    /// Whether what was given so far ends between two blocks, on the boundary of a byte.
    var isBetweenBlocks: Bool {
        unsafe stream.pointer.pointee.data_type & 0xBF == 128
    }

    /// Inflates from a position on into the room, moves the position past what was used, and returns how much there is.
    ///
    /// To be called until all input is used and nothing comes of it any more.
    ///
    /// - Throws: `invalidDeflate` at the first byte that no compressor writes, once what came before it was returned.
    mutating func inflate(
        _ input: RawSpan, from position: inout Int, into room: inout MutableRawSpan
    ) throws(ProtocolViolation) -> Int {
        let roomBytes = room.byteCount
        var status = Z_OK
        let rest = input.extracting(droppingFirst: position)
        let (used, written) = unsafe rest.withUnsafeBytes { source in
            unsafe room.withUnsafeMutableBytes { target in
                unsafe stream.pointer.pointee.next_in = source.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointer.pointee.avail_in = UInt32(clamping: source.count)
                unsafe stream.pointer.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointer.pointee.avail_out = UInt32(clamping: target.count)
                status = unsafe CZlib.inflate(stream.pointer, Z_SYNC_FLUSH)
                return unsafe (
                    min(source.count, Int(UInt32.max)) - Int(stream.pointer.pointee.avail_in),
                    roomBytes - Int(stream.pointer.pointee.avail_out)
                )
            }
        }
        position += used
        switch status {
        case Z_OK: break
        // Nothing was to be done, which is no error where nothing is left.
        case Z_BUF_ERROR where position == input.byteCount: break
        // 7.2.3.5: a message may end a stream and begin another; the window stays.
        case Z_STREAM_END: unsafe inflateResetKeep(stream.pointer)
        // zlib says the same again when it is asked for more.
        default: if written == 0 { throw .invalidDeflate }
        }
        return written
    }
}
