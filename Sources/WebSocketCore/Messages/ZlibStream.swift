import CZlib

/// The memory of a zlib stream at an address that does not change: zlib notes the address and refuses another.
///
/// Safe in spite of its pointer, which has one owner, as this type cannot be copied. Who begins the stream also ends it.
@safe struct ZlibStream: ~Copyable {
    let pointer: UnsafeMutablePointer<z_stream>

    /// The size by which zlib knows that both mean the same structure.
    static let size = unsafe Int32(MemoryLayout<z_stream>.size)

    init() {
        unsafe pointer = .allocate(capacity: 1)
        unsafe pointer.initialize(to: z_stream())
    }

    deinit { unsafe pointer.deallocate() }
}
