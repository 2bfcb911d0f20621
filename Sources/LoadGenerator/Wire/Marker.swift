/// What a receiver knows a message by: who sent it, and which of the sender's messages it is.
///
/// 16 letters of ASCII, legal in any text and as a `cid`: the run's tag, 4 letters of the sender's number and 8 of the message's,
/// each letter four bits from `a` on. Words are read and written whole, because a receiver reads millions a second.
package struct Marker: Equatable, Sendable {
    /// How many bytes a marker has.
    package static let byteCount = 16
    /// The most senders that can be told apart.
    package static let sendersMax = 1 << 16

    /// The letter of zero, eight times.
    private static let zeros: UInt64 = 0x6161_6161_6161_6161

    /// Four capital letters that tell one run from another: a room's history may hold the messages of both, and Roost takes
    /// the same `cid` in the same room for a retry.
    package struct Tag: Equatable, Sendable {
        /// The letters, as a little-endian machine reads them.
        let letters: UInt32

        /// Creates a tag from a number, of which what is above 26 to the fourth does not count.
        package init(_ number: UInt32) {
            var (letters, rest) = (UInt32(0), number)
            for place in 0..<4 {
                letters |= (UInt32(UInt8(ascii: "A")) + rest % 26) << (8 * UInt32(place))
                rest /= 26
            }
            self.letters = letters
        }
    }

    /// The sender's number, from 0.
    package let sender: Int
    /// The message's number among its sender's, from 0.
    package let number: UInt32

    /// Creates a marker.
    package init(sender: Int, number: UInt32) {
        self.sender = sender
        self.number = number
    }

    /// Reads the marker at an offset, if one is there.
    @inline(__always)
    init?(in bytes: RawSpan, at offset: Int, tag: Tag) {
        guard offset >= 0, offset + Self.byteCount <= bytes.byteCount else { return nil }
        guard unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self) == tag.letters else {
            return nil
        }
        let sender = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        let number = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        guard let sender = Self.value(UInt64(sender) | Self.zeros & ~0xFFFF_FFFF), let number = Self.value(number)
        else { return nil }
        // Four letters lie in the upper half of what eight would be.
        self.init(sender: Int(sender >> 16), number: number)
    }

    /// The marker as it stands in a message.
    package func bytes(_ tag: Tag) -> [UInt8] {
        let letters = [Self.letters(UInt32(sender) << 16), Self.letters(number)]
        let words = letters.map { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        let tagBytes = (0..<4).map { UInt8(truncatingIfNeeded: tag.letters >> (8 * $0)) }
        return tagBytes + words[0].prefix(4) + words[1]
    }

    /// The value of eight letters, the first one highest; nil where one of them is none.
    @inline(__always)
    private static func value(_ letters: UInt64) -> UInt32? {
        var bits = letters.byteSwapped &- zeros
        guard bits & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits >> 16) & 0xFFFF_FFFF
        return UInt32(bits)
    }

    /// The eight letters of a value, as a little-endian machine reads them.
    static func letters(_ value: UInt32) -> UInt64 {
        var bits = UInt64(value)
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        return (bits + zeros).byteSwapped
    }
}
