import WebSocketCore

/// What a read from a client's socket gives: masked text frames of one size, one behind the other.
struct ClientFrames {
    /// The most bytes of one read; a longer frame is alone in one.
    private static let readBytesMax = 64 * 1024

    /// The frames as the client sent them.
    let bytes: [UInt8]
    /// How many there are.
    let count: Int

    init(_ payload: [UInt8]) {
        let headerBytes = FrameEncoder.header(opcode: .text, payloadLength: payload.count, maskingKey: 0).count
        count = max(1, Self.readBytesMax / (headerBytes + payload.count))
        var bytes: [UInt8] = []
        var key: UInt32 = 0x9E37_79B9
        for _ in 0..<count {
            unsafe FrameEncoder.append(opcode: .text, payload: payload.span.bytes, maskingKey: key, to: &bytes)
            // No two frames have the same key, as a client's random ones do not.
            key = key &* 1_664_525 &+ 1_013_904_223
        }
        self.bytes = bytes
    }
}
