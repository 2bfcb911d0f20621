import WebSocketCore

/// What reads from a client's socket give: masked text frames of one size, one behind the other.
struct ClientFrames {
    /// The frames as the client sent them, a read each; those at the ends of a read may be cut.
    let reads: [[UInt8]]
    /// How many frames there are.
    let count: Int
    /// The bytes of each frame's payload.
    let payloadBytes: Int

    /// Creates at least one frame of this payload, and more as long as they fit into 64 KiB.
    ///
    /// - Parameter readBytes: the size of a read; whole frames in one read if nothing is given.
    init(_ payload: [UInt8], readBytes: Int? = nil) {
        payloadBytes = payload.count
        let headerBytes = FrameEncoder.header(opcode: .text, payloadLength: payload.count, maskingKey: 0).count
        count = max(1, 64 * 1024 / (headerBytes + payload.count))
        var bytes: [UInt8] = []
        var key: UInt32 = 0x9E37_79B9
        for _ in 0..<count {
            unsafe FrameEncoder.append(opcode: .text, payload: payload.span.bytes, maskingKey: key, to: &bytes)
            // No two frames have the same key, as a client's random ones do not.
            key = key &* 1_664_525 &+ 1_013_904_223
        }
        let size = readBytes ?? bytes.count
        reads = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }
}
